package io.netpol.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import io.netpol.draft.PolicyKind;
import io.netpol.net.Direction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Converts policies one by one, with an eye on all others: a part must not come between two that had an order, or none. */
final class PolicyConverter {
    /** What kubectl keeps of the manifest that was applied; of another kind, it would mislead the next apply. */
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private final ImmutableList<ClusterNetworkPolicy> all;
    private final int baselinePriority;
    private final ConversionNames names;
    private final List<ConversionNote> notes = new ArrayList<>();

    PolicyConverter(ImmutableList<ClusterNetworkPolicy> all, int baselinePriority) {
        this.all = all;
        this.baselinePriority = baselinePriority;
        this.names = new ConversionNames(all);
    }

    ImmutableList<ConversionNote> notes() {
        return ImmutableList.copyOf(notes);
    }

    /** Gives the policies that one becomes, in their order; none where it cannot be converted. */
    ImmutableList<ClusterNetworkPolicy> parts(ClusterNetworkPolicy policy) {
        Report report = new Report(policy);
        Map<Direction, List<List<ClusterRule>>> rules = new EnumMap<>(Direction.class);
        int count = 1;
        for (Direction direction : Direction.values()) {
            List<List<ClusterRule>> parts = Lists.partition(rules(policy, direction, report), RuleSplit.LIMIT);
            rules.put(direction, parts);
            count = Math.max(count, parts.size());
        }
        int first = policy.kind() == PolicyKind.BASELINE_ADMIN_NETWORK_POLICY ? baselinePriority : policy.priority();
        checkPriorities(policy, first, count, report);
        ConversionNames.Chosen chosen = names.choose(policy, count);
        chosen.obstacle().ifPresent(obstacle -> checkNames(chosen.names(), obstacle, report));
        if (!report.refusals().isEmpty()) {
            notes.addAll(report.refusals());
            return ImmutableList.of();
        }
        if (count > 1) {
            report.add(
                    ConversionNote.Kind.POLICY_SPLIT,
                    "spec",
                    "a direction of more than " + RuleSplit.LIMIT + " rules in v1alpha2, so this becomes " + count
                            + " policies, " + String.join(", ", chosen.names()) + ", with priorities " + first + " to "
                            + (first + count - 1));
        }
        checkOrder(policy, first, report);
        ImmutableSortedMap<String, String> annotations = annotations(policy, report);
        ImmutableList.Builder<ClusterNetworkPolicy> parts = ImmutableList.builder();
        for (int i = 0; i < count; i++) {
            parts.add(ClusterNetworkPolicy.builder()
                    .kind(PolicyKind.CLUSTER_NETWORK_POLICY)
                    .name(chosen.names().get(i))
                    .labels(policy.labels())
                    .annotations(annotations)
                    .tier(policy.tier())
                    .priority(first + i)
                    .subject(policy.subject())
                    .ingress(Iterables.get(rules.getOrDefault(Direction.INGRESS, List.of()), i, List.of()))
                    .egress(Iterables.get(rules.getOrDefault(Direction.EGRESS, List.of()), i, List.of()))
                    .build());
        }
        notes.addAll(report.found);
        return parts.build();
    }

    private static ImmutableList<ClusterRule> rules(ClusterNetworkPolicy policy, Direction direction, Report report) {
        ImmutableList.Builder<ClusterRule> rules = ImmutableList.builder();
        for (int i = 0; i < policy.rules(direction).size(); i++) {
            ClusterRule rule = policy.rules(direction).get(i);
            String path = "spec." + direction.rulesField() + "[" + i + "]";
            ImmutableList<ClusterRule> split = RuleSplit.of(rule);
            if (split.size() > 1) {
                report.add(
                        ConversionNote.Kind.RULE_SPLIT,
                        path,
                        rule.peers().size() + " peers and "
                                + (rule.ports().isAny()
                                        ? "any port"
                                        : rule.ports().list().size() + " port entries")
                                + ", where a rule of v1alpha2 has at most " + RuleSplit.LIMIT
                                + " of each, so this becomes " + split.size()
                                + " rules of the same name and action, one behind the other");
            }
            checkPeers(rule, path, direction, report);
            checkNamedPorts(rule, path, report);
            rules.addAll(split);
        }
        return rules.build();
    }

    private static void checkPeers(ClusterRule rule, String path, Direction direction, Report report) {
        for (int i = 0; i < rule.peers().size(); i++) {
            if (rule.peers().get(i) instanceof ClusterPeer.Unknown unknown) {
                report.add(
                        ConversionNote.Kind.NOT_CONVERTED,
                        path + "." + direction.peersField() + "[" + i + "]",
                        "a peer by " + unknown.field() + " is not known here, so neither is what v1alpha2 calls it;"
                                + " convert this policy by hand");
            }
        }
    }

    private static void checkNamedPorts(ClusterRule rule, String path, Report report) {
        boolean namesPort = rule.ports().list().stream().anyMatch(ClusterPorts.NamedPort.class::isInstance);
        String outside = rule.peers().stream()
                .map(peer -> peer.match(
                        pods -> "", networks -> "networks", nodes -> "nodes", names -> "domainNames", unknown -> ""))
                .filter(field -> !field.isEmpty())
                .distinct()
                .collect(Collectors.joining(" and "));
        if (namesPort && !outside.isEmpty()) {
            report.add(
                    ConversionNote.Kind.NAMED_PORT,
                    path + "." + report.policy.kind().portsField(),
                    "a port by name in a rule with a peer by " + outside
                            + " is kept, as pods may have such addresses and such a port, and the experimental channel of"
                            + " v1alpha2 refuses it; write the number, or leave the name to a rule with pods only");
        }
    }

    /** Parts stand at adjacent priorities; whoever else of the tier stands there would lose its place, or get one. */
    private void checkPriorities(ClusterNetworkPolicy policy, int first, int count, Report report) {
        if (count == 1) {
            return;
        }
        int last = first + count - 1;
        List<String> obstacles = new ArrayList<>();
        for (ClusterNetworkPolicy other : all) {
            boolean isBetween = other.tier() == policy.tier() && other.priority() >= first && other.priority() <= last;
            if (isBetween && !other.id().equals(policy.id())) {
                obstacles.add(other.priority() + " is that of " + other.id());
            }
        }
        if (last > ClusterPolicyConversion.LAST_PRIORITY) {
            obstacles.add("priorities end at " + ClusterPolicyConversion.LAST_PRIORITY);
        }
        if (!obstacles.isEmpty()) {
            report.add(
                    ConversionNote.Kind.NOT_CONVERTED,
                    "spec.priority",
                    "with at most " + RuleSplit.LIMIT + " rules in a direction this becomes " + count
                            + " policies, whose rules stay together only with priorities " + first + " to " + last
                            + " to themselves, and " + String.join(", ", obstacles) + "; make room there, "
                            + (policy.kind() == PolicyKind.BASELINE_ADMIN_NETWORK_POLICY
                                    ? "convert to another baseline priority"
                                    : "give this policy another priority")
                            + ", or write fewer rules");
        }
    }

    private static void checkNames(ImmutableList<String> chosen, String obstacle, Report report) {
        if (chosen.isEmpty()) {
            report.add(
                    ConversionNote.Kind.NOT_CONVERTED,
                    "metadata.name",
                    obstacle + ", and with its tier as an ending it is not free either; rename one of them");
        } else {
            report.add(
                    ConversionNote.Kind.RENAMED,
                    "metadata.name",
                    obstacle + ", so this becomes " + String.join(", ", chosen));
        }
    }

    /** Before the conversion, a BaselineAdminNetworkPolicy counts as one of priority 500. */
    private void checkOrder(ClusterNetworkPolicy policy, int priority, Report report) {
        for (ClusterNetworkPolicy other : all) {
            int before = Integer.compare(policy.priority(), other.priority());
            int after = Integer.compare(priority, other.priority());
            if (other.tier() == policy.tier() && !other.id().equals(policy.id()) && before != after) {
                report.add(
                        ConversionNote.Kind.ORDER_CHANGED,
                        "spec",
                        "counts as one of priority " + policy.priority() + " and becomes one of priority " + priority
                                + ", so " + other.id() + " with priority " + other.priority() + " is now "
                                + place(after) + " it, and was " + place(before));
            }
        }
    }

    /** Where the other one stands. */
    private static String place(int comparison) {
        return comparison == 0 ? "without order to" : comparison > 0 ? "asked before" : "asked after";
    }

    private static ImmutableSortedMap<String, String> annotations(ClusterNetworkPolicy policy, Report report) {
        if (policy.annotations().containsKey(LAST_APPLIED)) {
            report.add(
                    ConversionNote.Kind.ANNOTATION_LEFT_OUT,
                    "metadata.annotations",
                    LAST_APPLIED + " holds the manifest of before, and is left out");
        }
        return policy.annotations().entrySet().stream()
                .filter(annotation -> !annotation.getKey().equals(LAST_APPLIED))
                .collect(ImmutableSortedMap.toImmutableSortedMap(
                        String::compareTo, Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What there is to say of one policy. */
    private static final class Report {
        private final ClusterNetworkPolicy policy;
        private final List<ConversionNote> found = new ArrayList<>();

        Report(ClusterNetworkPolicy policy) {
            this.policy = policy;
        }

        void add(ConversionNote.Kind kind, String path, String message) {
            found.add(new ConversionNote(kind, policy.id(), path, message));
        }

        /** What keeps the policy from being converted; of all else, nothing happens then. */
        List<ConversionNote> refusals() {
            return found.stream()
                    .filter(note -> note.kind() == ConversionNote.Kind.NOT_CONVERTED)
                    .toList();
        }
    }
}
