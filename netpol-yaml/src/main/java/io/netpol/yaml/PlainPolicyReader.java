package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.model.LabelSelector;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peers;
import io.netpol.model.Ports;
import io.netpol.model.Rule;
import io.netpol.net.Direction;
import io.netpol.yaml.document.Node;
import io.netpol.yaml.document.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a NetworkPolicy of which there is nothing to say, several times faster than a draft is made and judged: straight from
 * the tree into values, and parts that were there before are not read again. Whatever is odd (a field that is unknown, null or
 * of another type, a value that a rule refuses or warns of, rules without effect, owners) makes this reader decline the whole
 * policy, and {@link NetworkPolicyReader} then tells what it means and what is wrong, from the start. What this reader accepts
 * has the value that one gives, and no problems.
 *
 * <p>A part that is not understood is null all the way up.
 */
final class PlainPolicyReader {
    private final PlainMetadataReader metadata;
    private final PlainPeerReader peers = new PlainPeerReader();
    private final PlainPortReader ports = new PlainPortReader();

    PlainPolicyReader(String defaultNamespace) {
        this.metadata = new PlainMetadataReader(defaultNamespace);
    }

    /** Gives the policy with what only its manifest shows; null where it was not understood. */
    ClusterParts.@Nullable PolicyPart read(ObjectNode object) {
        Node metadataNode = null;
        Node specNode = null;
        for (int i = 0; i < object.size(); i++) {
            ObjectNode.Entry entry = object.entryAt(i);
            switch (entry.key()) {
                case "metadata" -> metadataNode = entry.value();
                case "spec" -> specNode = entry.value();
                case "apiVersion", "kind", "status" -> {}
                default -> {
                    return null;
                }
            }
        }
        if (!(metadataNode instanceof ObjectNode named) || !(specNode instanceof ObjectNode spec)) {
            return null;
        }
        NetworkPolicy.Builder policy = metadata.read(named);
        return policy == null ? null : read(spec, policy);
    }

    private ClusterParts.@Nullable PolicyPart read(ObjectNode spec, NetworkPolicy.Builder policy) {
        LabelSelector selector = null;
        ImmutableSet<Direction> types = ImmutableSet.of();
        ImmutableList<Rule> ingress = ImmutableList.of();
        ImmutableList<Rule> egress = ImmutableList.of();
        for (int i = 0; i < spec.size(); i++) {
            Node value = spec.entryAt(i).value();
            switch (spec.entryAt(i).key()) {
                case "podSelector" -> selector = peers.selector(value);
                case "policyTypes" -> types = types(value);
                case "ingress" -> ingress = rules(value, Direction.INGRESS);
                case "egress" -> egress = rules(value, Direction.EGRESS);
                default -> {
                    return null;
                }
            }
            if (types == null || ingress == null || egress == null) {
                return null;
            }
        }
        ImmutableSet<Direction> isolates = types.isEmpty() ? defaultTypes(egress) : types;
        boolean inert = (!ingress.isEmpty() && !isolates.contains(Direction.INGRESS))
                || (!egress.isEmpty() && !isolates.contains(Direction.EGRESS));
        if (selector == null || inert) {
            return null;
        }
        PolicySyntax syntax = new PolicySyntax(types.isEmpty(), false, ImmutableSet.of());
        policy.podSelector(selector).isolates(isolates).ingress(ingress).egress(egress);
        return new ClusterParts.PolicyPart(policy.build(), syntax);
    }

    /** Rule S5: without types Ingress, and Egress if there is an egress rule. */
    private static ImmutableSet<Direction> defaultTypes(ImmutableList<Rule> egress) {
        return egress.isEmpty()
                ? ImmutableSet.of(Direction.INGRESS)
                : Sets.immutableEnumSet(Direction.INGRESS, Direction.EGRESS);
    }

    private static @Nullable ImmutableSet<Direction> types(Node value) {
        List<Node> items = Plain.items(value);
        if (items == null || items.size() > Direction.values().length) {
            return null;
        }
        boolean ingress = false;
        boolean egress = false;
        for (int i = 0; i < items.size(); i++) {
            String type = Plain.text(items.get(i));
            if (Direction.INGRESS.policyType().equals(type)) {
                ingress = true;
            } else if (Direction.EGRESS.policyType().equals(type)) {
                egress = true;
            } else {
                return null;
            }
        }
        if (ingress && egress) {
            return Sets.immutableEnumSet(Direction.INGRESS, Direction.EGRESS);
        }
        return ingress
                ? ImmutableSet.of(Direction.INGRESS)
                : egress ? ImmutableSet.of(Direction.EGRESS) : ImmutableSet.of();
    }

    private @Nullable ImmutableList<Rule> rules(Node value, Direction direction) {
        List<Node> items = Plain.items(value);
        if (items == null) {
            return null;
        }
        ImmutableList.Builder<Rule> rules = ImmutableList.builderWithExpectedSize(items.size());
        for (int i = 0; i < items.size(); i++) {
            Rule rule = items.get(i) instanceof ObjectNode object ? rule(object, direction) : null;
            if (rule == null) {
                return null;
            }
            rules.add(rule);
        }
        return rules.build();
    }

    private @Nullable Rule rule(ObjectNode object, Direction direction) {
        Peers from = null;
        Ports through = null;
        int known = 0;
        for (int i = 0; i < object.size(); i++) {
            ObjectNode.Entry entry = object.entryAt(i);
            if (entry.key().equals("ports")) {
                through = ports.ports(entry.value());
                known += through == null ? 0 : 1;
            } else if (entry.key().equals(direction.peersField())) {
                from = peers.peers(entry.value());
                known += from == null ? 0 : 1;
            }
        }
        if (known < object.size()) {
            return null;
        }
        return Rule.of(from == null ? Peers.anywhere() : from, through == null ? Ports.any() : through);
    }
}
