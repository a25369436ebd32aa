package io.netpol.yaml;

import io.netpol.yaml.document.ListNode;
import io.netpol.yaml.document.Node;
import io.netpol.yaml.document.ObjectNode;
import io.netpol.yaml.document.ScalarNode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of parts of manifests that were read before. Manifests say the same selectors, ports and blocks over and over: a part
 * with the same content, wherever it stands, has the same value, which is made, and takes memory, once. A table with a place
 * for each content; where two share one, the later takes it. It grows with what it was given, up to a limit.
 */
final class KnownParts<T> {
    private static final int FEWEST = 64;
    private static final int MOST = 1 << 14;

    private @Nullable Node[] parts = new Node[FEWEST];
    private @Nullable Object[] values = new Object[FEWEST];
    private int learnt;

    /** Gives the value of a part that says the same; null where there is none, or where it had to make room. */
    @SuppressWarnings("unchecked")
    @Nullable
    T find(Node part) {
        int place = place(part);
        Node known = parts[place];
        // what stands there was put there as a T
        return known != null && sameContent(known, part) ? (T) values[place] : null;
    }

    void learn(Node part, T value) {
        learnt++;
        if (learnt > parts.length && parts.length < MOST) {
            parts = Arrays.copyOf(new Node[0], parts.length * 4);
            values = Arrays.copyOf(new Object[0], parts.length);
        }
        int place = place(part);
        parts[place] = part;
        values[place] = value;
    }

    private int place(Node part) {
        int hash = part.contentHash() * 0x9E3779B9;
        return (hash ^ (hash >>> 15)) & (parts.length - 1);
    }

    /** Tells whether two parts say the same, in the same order, wherever they stand. */
    private static boolean sameContent(Node one, Node other) {
        if (one instanceof ScalarNode scalar) {
            return other instanceof ScalarNode that
                    && scalar.kind() == that.kind()
                    && scalar.text().equals(that.text());
        }
        if (one instanceof ObjectNode object) {
            return other instanceof ObjectNode that && sameEntries(object, that);
        }
        return other instanceof ListNode that && sameItems(((ListNode) one).items(), that.items());
    }

    private static boolean sameEntries(ObjectNode one, ObjectNode other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            ObjectNode.Entry entry = one.entryAt(i);
            ObjectNode.Entry that = other.entryAt(i);
            if (!entry.key().equals(that.key()) || !sameContent(entry.value(), that.value())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameItems(List<Node> some, List<Node> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!sameContent(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }
}
