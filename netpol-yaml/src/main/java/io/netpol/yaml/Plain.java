package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import io.netpol.yaml.document.ListNode;
import io.netpol.yaml.document.Node;
import io.netpol.yaml.document.ScalarKind;
import io.netpol.yaml.document.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of the type that is asked for, as they stand in the text; null for every other, and for one that is null. */
final class Plain {
    private Plain() {}

    static @Nullable String text(Node value) {
        return value instanceof ScalarNode scalar && scalar.kind() == ScalarKind.STRING ? scalar.text() : null;
    }

    static @Nullable List<Node> items(Node value) {
        return value instanceof ListNode list ? list.items() : null;
    }

    static @Nullable ImmutableList<String> texts(Node value) {
        List<Node> items = items(value);
        if (items == null) {
            return null;
        }
        ImmutableList.Builder<String> texts = ImmutableList.builderWithExpectedSize(items.size());
        for (int i = 0; i < items.size(); i++) {
            String text = text(items.get(i));
            if (text == null) {
                return null;
            }
            texts.add(text);
        }
        return texts.build();
    }
}
