package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.ContainerPort;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.draft.IpBlockDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.draft.PortDraft;
import io.netpol.draft.RequirementDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.draft.SelectorDraft;
import io.netpol.eval.EvaluationOptions.EgressToOwnNode;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.net.Direction;
import io.netpol.testkit.Situation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The algorithm of section 8 of the specification once more, written from the text, on policies as manifests say them:
 * defaults, labels, ports and blocks are all read here, so that nothing is shared with what is tested but names and
 * numbers. Every address and every node that matters is known.
 */
final class SectionEight {
    private final Situation situation;
    private final Endpoint source;
    private final Endpoint destination;

    SectionEight(Situation situation) {
        this.situation = situation;
        this.source = situation.ends().source();
        this.destination = situation.ends().destination();
    }

    boolean isAllowed() {
        return allows(Direction.EGRESS) && allows(Direction.INGRESS);
    }

    boolean allows(Direction direction) {
        if (isExempt(direction)) {
            return true;
        }
        if (isOwnNodeExempt(direction) && nodeOf(other(direction)).equals(nodeOf(me(direction)))) {
            return true;
        }
        return isolating(direction).isEmpty() || aRuleAllows(direction);
    }

    /** Rules S11 and S12, of the policies that isolate the pod. */
    boolean aRuleAllows(Direction direction) {
        String ip = otherIp(direction).orElseThrow();
        return isolating(direction).stream()
                .anyMatch(policy -> rules(policy, direction).stream()
                        .anyMatch(rule -> portsMatch(rule) && peersMatch(rule, policy, direction, ip)));
    }

    /** Rules S13, S15, S16: nothing to ask at this end. */
    boolean isExempt(Direction direction) {
        return staysInside() || !isManaged(me(direction));
    }

    /** Rules S15 and S16: nothing to ask at either end. */
    boolean staysInside() {
        return (source instanceof Pod && source.equals(destination)) || isLoopback();
    }

    /** Rule S16. */
    boolean isLoopback() {
        return source instanceof Pod
                && situation
                        .ends()
                        .destinationIp()
                        .filter(ip -> ip.toString().startsWith("127.")
                                || ip.toString().equals("::1"))
                        .isPresent();
    }

    /** Rules S51 and S52: nothing to ask if the other end is the node of this one. */
    boolean isOwnNodeExempt(Direction direction) {
        boolean applies =
                direction == Direction.INGRESS || situation.options().egressToOwnNode() == EgressToOwnNode.ALLOWED;
        return applies && isHost(other(direction));
    }

    Endpoint me(Direction direction) {
        return direction == Direction.EGRESS ? source : destination;
    }

    Endpoint other(Direction direction) {
        return direction == Direction.EGRESS ? destination : source;
    }

    Optional<String> otherIp(Direction direction) {
        return (direction == Direction.EGRESS
                        ? situation.ends().destinationIp()
                        : situation.ends().sourceIp())
                .map(Object::toString);
    }

    boolean isManaged(Endpoint endpoint) {
        return endpoint instanceof Pod pod
                && !(pod.hostNetwork() && situation.options().hostNetworkPods() == HostNetworkPods.AS_NODES);
    }

    private boolean isHost(Endpoint endpoint) {
        return endpoint instanceof Node || (endpoint instanceof Pod && !isManaged(endpoint));
    }

    /** The node of an end; that of a pod on the host network also by its address. */
    Optional<String> nodeOf(Endpoint endpoint) {
        if (endpoint instanceof Node node) {
            return Optional.of(node.name());
        }
        Pod pod = (Pod) endpoint;
        if (pod.node().isPresent() || !pod.hostNetwork()) {
            return pod.node();
        }
        for (Node node : situation.cluster().nodes().values()) {
            if (pod.ip(situation.ends().family()).filter(node.ips()::contains).isPresent()) {
                return Optional.of(node.name());
            }
        }
        return Optional.empty();
    }

    /** Rule S10, in the order of namespace and name. */
    ImmutableList<NetworkPolicyDraft> isolating(Direction direction) {
        Pod me = (Pod) me(direction);
        return situation.drafts().stream()
                .filter(policy -> policy.metadata().namespace().equals(Optional.of(me.namespace())))
                .filter(policy -> isolates(policy, direction))
                .filter(policy -> policy.podSelector().isEmpty()
                        || matches(policy.podSelector().get(), me.labels()))
                .sorted((a, b) -> name(a).compareTo(name(b)))
                .collect(ImmutableList.toImmutableList());
    }

    static String name(NetworkPolicyDraft policy) {
        return policy.metadata().name().orElseThrow();
    }

    /** Rules S5 to S7. */
    static boolean isolates(NetworkPolicyDraft policy, Direction direction) {
        if (!policy.policyTypes().isEmpty()) {
            return policy.policyTypes().contains(direction == Direction.INGRESS ? "Ingress" : "Egress");
        }
        return direction == Direction.INGRESS || !policy.egress().isEmpty();
    }

    static ImmutableList<RuleDraft> rules(NetworkPolicyDraft policy, Direction direction) {
        return direction == Direction.INGRESS ? policy.ingress() : policy.egress();
    }

    private boolean portsMatch(RuleDraft rule) {
        return rule.ports().isEmpty() || rule.ports().stream().anyMatch(this::matches);
    }

    /** Rules S40 to S48. */
    boolean matches(PortDraft entry) {
        if (!entry.protocol()
                .orElse("TCP")
                .equals(situation.connection().protocol().name())) {
            return false;
        }
        if (entry.port().isEmpty()) {
            return true;
        }
        int port = situation.connection().port();
        if (entry.port().get().number().isPresent()) {
            int first = entry.port().get().number().getAsInt();
            return first <= port && port <= entry.endPort().orElse(first);
        }
        if (!isManaged(destination)) {
            return false;
        }
        for (ContainerPort declared : ((Pod) destination).ports()) {
            if (declared.name().equals(entry.port().get().text())
                    && declared.protocol() == situation.connection().protocol()
                    && declared.port() == port) {
                return true;
            }
        }
        return false;
    }

    private boolean peersMatch(RuleDraft rule, NetworkPolicyDraft policy, Direction direction, String ip) {
        return rule.peers().isEmpty()
                || rule.peers().stream().anyMatch(peer -> matches(peer, policy, other(direction), ip));
    }

    /** Rules S20 to S35, for one address of the other end. */
    boolean matches(PeerDraft peer, NetworkPolicyDraft policy, Endpoint other, String ip) {
        if (peer.ipBlock().isPresent()) {
            boolean isExempt = isManaged(other) && !situation.options().ipBlockMatchesPods();
            return !isExempt && matches(peer.ipBlock().get(), ip);
        }
        if (!isManaged(other)) {
            return false;
        }
        Pod pod = (Pod) other;
        boolean namespaceMatches = peer.namespaceSelector().isPresent()
                ? matches(peer.namespaceSelector().get(), namespaceLabels(pod.namespace()))
                : policy.metadata().namespace().equals(Optional.of(pod.namespace()));
        return namespaceMatches
                && (peer.podSelector().isEmpty() || matches(peer.podSelector().get(), pod.labels()));
    }

    private static boolean matches(IpBlockDraft block, String ip) {
        return BitBlock.parse(block.cidr()).contains(ip)
                && block.except().stream()
                        .noneMatch(except -> BitBlock.parse(except).contains(ip));
    }

    /** Rules S28 and S29. */
    Map<String, String> namespaceLabels(String name) {
        Map<String, String> labels = new HashMap<>();
        if (situation.cluster().namespaces().containsKey(name)) {
            labels.putAll(situation.cluster().namespaces().get(name).labels());
        }
        labels.put("kubernetes.io/metadata.name", name);
        return labels;
    }

    /** Rules S25 and S26. */
    static boolean matches(SelectorDraft selector, Map<String, String> labels) {
        for (Map.Entry<String, String> label : selector.matchLabels().entrySet()) {
            if (!labels.containsKey(label.getKey())
                    || !labels.get(label.getKey()).equals(label.getValue())) {
                return false;
            }
        }
        for (RequirementDraft requirement : selector.matchExpressions()) {
            boolean isThere = labels.containsKey(requirement.key());
            boolean isListed = isThere && requirement.values().contains(labels.get(requirement.key()));
            boolean holds = switch (requirement.operator()) {
                case "In" -> isListed;
                case "NotIn" -> !isListed;
                case "Exists" -> isThere;
                case "DoesNotExist" -> !isThere;
                default -> throw new IllegalArgumentException(requirement.operator());
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }
}
