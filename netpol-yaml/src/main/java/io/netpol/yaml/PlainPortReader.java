package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import io.netpol.model.PortMatch;
import io.netpol.model.Ports;
import io.netpol.net.Protocol;
import io.netpol.validation.PortRules;
import io.netpol.yaml.document.Node;
import io.netpol.yaml.document.ObjectNode;
import io.netpol.yaml.document.ScalarKind;
import io.netpol.yaml.document.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the ports of rules of which there is nothing to say; {@link PlainPolicyReader} tells what for. */
final class PlainPortReader {
    private static final int NONE = -1;

    private final KnownParts<Ports> lists = new KnownParts<>();

    /** Gives the ports of a list; null where they were not understood. */
    @Nullable
    Ports ports(Node value) {
        Ports known = lists.find(value);
        if (known != null) {
            return known;
        }
        List<Node> items = Plain.items(value);
        if (items == null) {
            return null;
        }
        ImmutableList.Builder<PortMatch> entries = ImmutableList.builderWithExpectedSize(items.size());
        for (int i = 0; i < items.size(); i++) {
            PortMatch entry = items.get(i) instanceof ObjectNode object ? port(object) : null;
            if (entry == null) {
                return null;
            }
            entries.add(entry);
        }
        Ports ports = items.isEmpty() ? Ports.any() : Ports.of(entries.build());
        lists.learn(value, ports);
        return ports;
    }

    private static @Nullable PortMatch port(ObjectNode object) {
        Protocol protocol = Protocol.TCP;
        Node port = null;
        int last = NONE;
        for (int i = 0; i < object.size(); i++) {
            Node value = object.entryAt(i).value();
            switch (object.entryAt(i).key()) {
                case "protocol" -> protocol = protocol(value);
                case "port" -> port = value;
                case "endPort" -> {
                    last = number(value);
                    if (last == NONE) {
                        return null;
                    }
                }
                default -> {
                    return null;
                }
            }
        }
        return protocol == null ? null : port(protocol, port, last);
    }

    private static @Nullable PortMatch port(Protocol protocol, @Nullable Node port, int last) {
        if (port == null) {
            return last == NONE ? PortMatch.every(protocol) : null;
        }
        String name = Plain.text(port);
        if (name != null) {
            return last == NONE && PortRules.isName(name) ? PortMatch.named(protocol, name) : null;
        }
        int first = number(port);
        if (first == NONE || (last != NONE && last < first)) {
            return null;
        }
        return PortMatch.numbers(protocol, first, last == NONE ? first : last);
    }

    private static @Nullable Protocol protocol(Node value) {
        String name = Plain.text(value);
        return name == null ? null : Protocol.of(name).orElse(null);
    }

    /** The number of a port, or -1 where the value is none. */
    private static int number(Node value) {
        if (!(value instanceof ScalarNode scalar) || scalar.kind() != ScalarKind.INTEGER) {
            return NONE;
        }
        long number = scalar.longValue().orElse(NONE);
        return number >= 1 && number <= PortRules.MAX_PORT ? (int) number : NONE;
    }
}
