package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.draft.IpBlockDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.eval.MissingFact;
import io.netpol.model.ClusterPeer;
import io.netpol.net.Cidr;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.IpRange;
import io.netpol.net.IpSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The ways in which the facts that a situation lacks could turn out (rule S55). Of the addresses that a pod could have,
 * one stands for all that lie inside and outside the same blocks; of the labels of a node that is not known, one set for all
 * that the same selectors match; of domain names, whether the destination has them.
 */
public final class Completions {
    private static final String ANY_NODE = "n1";
    private static final String FOREIGN_NODE = "elsewhere";

    private Completions() {}

    /**
     * One way in which the missing facts could turn out.
     *
     * @param facts what was assumed: an address; the name of a node, with labels where they matter; the domain names that
     *     resolve to the destination
     * @param situation the situation in which that is known
     */
    public record Completion(ImmutableMap<MissingFact, String> facts, Situation situation) {}

    /** Every way, up to what no block and no node can tell apart; the situation itself where no fact is missing. */
    public static ImmutableList<Completion> all(Situation situation) {
        return completions(situation, ImmutableSet.copyOf(MissingFact.values()));
    }

    /**
     * Every way in which some of the missing facts could turn out, the others still missing, without contradictions.
     */
    public static ImmutableList<Completion> ofOnly(Situation situation, Set<MissingFact> facts) {
        return completions(situation, facts);
    }

    /** One of the ways. */
    public static Situation any(RandomGenerator random, Situation situation) {
        ImmutableMap<MissingFact, ImmutableList<String>> missing = missing(situation);
        while (true) {
            ImmutableMap.Builder<MissingFact, String> facts = ImmutableMap.builder();
            missing.forEach((fact, choices) -> facts.put(fact, Choice.of(random, choices)));
            ImmutableMap<MissingFact, String> assumptions = facts.buildOrThrow();
            if (!isContradictory(situation, assumptions)) {
                return complete(situation, assumptions).situation();
            }
        }
    }

    private static ImmutableList<Completion> completions(Situation situation, Set<MissingFact> wanted) {
        ImmutableMap<MissingFact, ImmutableList<String>> missing = missing(situation);
        ImmutableList<MissingFact> facts =
                missing.keySet().stream().filter(wanted::contains).collect(ImmutableList.toImmutableList());
        List<ImmutableList<String>> choices = facts.stream().map(missing::get).toList();
        ImmutableList.Builder<Completion> completions = ImmutableList.builder();
        for (List<String> chosen : Lists.cartesianProduct(choices)) {
            ImmutableMap.Builder<MissingFact, String> assumed = ImmutableMap.builder();
            for (int i = 0; i < facts.size(); i++) {
                assumed.put(facts.get(i), chosen.get(i));
            }
            ImmutableMap<MissingFact, String> assumptions = assumed.buildOrThrow();
            if (!isContradictory(situation, assumptions)) {
                completions.add(complete(situation, assumptions));
            }
        }
        return completions.build();
    }

    /**
     * Whether a pod would get its address from a node that has none of the connection's family, or the destination names
     * that it cannot have together.
     */
    private static boolean isContradictory(Situation situation, ImmutableMap<MissingFact, String> facts) {
        boolean isUnnamable = facts.containsKey(MissingFact.DOMAIN_NAMES)
                && !new PossibleNames(situation)
                        .isPossible(facts.get(MissingFact.DOMAIN_NAMES), destinationAddress(situation, facts));
        return isUnnamable || isUnreachable(situation, facts);
    }

    /** The address that the destination has or is assumed to have. */
    private static IpAddress destinationAddress(Situation situation, ImmutableMap<MissingFact, String> facts) {
        return Optional.ofNullable(facts.get(MissingFact.DESTINATION_ADDRESS))
                .map(IpAddress::parse)
                .or(() -> situation.ends().destinationIp())
                .orElseThrow(() -> new IllegalArgumentException("names of an address that is not known: " + facts));
    }

    private static boolean isUnreachable(Situation situation, ImmutableMap<MissingFact, String> facts) {
        return Stream.of(
                        new Assumption(situation.ends().source(), MissingFact.SOURCE_ADDRESS, MissingFact.SOURCE_NODE),
                        new Assumption(
                                situation.ends().destination(),
                                MissingFact.DESTINATION_ADDRESS,
                                MissingFact.DESTINATION_NODE))
                .anyMatch(assumption -> assumption.isContradictory(situation, facts));
    }

    private record Assumption(Endpoint end, MissingFact address, MissingFact node) {
        boolean isContradictory(Situation situation, ImmutableMap<MissingFact, String> facts) {
            return end instanceof Pod pod
                    && pod.hostNetwork()
                    && pod.ips().isEmpty()
                    && !facts.containsKey(address)
                    && Optional.ofNullable(facts.get(node))
                            .flatMap(choice -> Optional.ofNullable(
                                    situation.cluster().nodes().get(PossibleNodes.name(choice))))
                            .filter(known -> known.ip(situation.ends().family()).isEmpty())
                            .isPresent();
        }
    }

    private static Completion complete(Situation situation, ImmutableMap<MissingFact, String> facts) {
        Situation complete = situation;
        if (facts.containsKey(MissingFact.SOURCE_ADDRESS) || facts.containsKey(MissingFact.SOURCE_NODE)) {
            complete = complete.replacingSource(complete(
                    (Pod) situation.ends().source(),
                    Optional.ofNullable(facts.get(MissingFact.SOURCE_ADDRESS)),
                    Optional.ofNullable(facts.get(MissingFact.SOURCE_NODE))));
        }
        if (facts.containsKey(MissingFact.DESTINATION_ADDRESS) || facts.containsKey(MissingFact.DESTINATION_NODE)) {
            complete = complete.replacingDestination(complete(
                    (Pod) situation.ends().destination(),
                    Optional.ofNullable(facts.get(MissingFact.DESTINATION_ADDRESS)),
                    Optional.ofNullable(facts.get(MissingFact.DESTINATION_NODE))));
        }
        if (facts.containsKey(MissingFact.DESTINATION_NODE)) {
            complete = PossibleNodes.withLabels(complete, facts.get(MissingFact.DESTINATION_NODE));
        }
        if (facts.containsKey(MissingFact.DOMAIN_NAMES)) {
            complete = new PossibleNames(situation)
                    .declared(complete, facts.get(MissingFact.DOMAIN_NAMES), destinationAddress(situation, facts));
        }
        return new Completion(facts, complete);
    }

    private static Pod complete(Pod pod, Optional<String> address, Optional<String> node) {
        return Pod.builder()
                .namespace(pod.namespace())
                .name(pod.name())
                .labels(pod.labels())
                .ips(address.map(IpAddress::parse).map(ImmutableList::of).orElse(pod.ips()))
                .ports(pod.ports())
                .hostNetwork(pod.hostNetwork())
                .phase(pod.phase())
                .node(node.map(PossibleNodes::name).or(pod::node))
                .build();
    }

    /** The facts that are missing, each with what it could be, up to what no block and no node can tell apart. */
    public static ImmutableMap<MissingFact, ImmutableList<String>> missing(Situation situation) {
        ImmutableMap.Builder<MissingFact, ImmutableList<String>> missing = ImmutableMap.builder();
        Endpoint source = situation.ends().source();
        Endpoint destination = situation.ends().destination();
        if (situation.ends().isSamePod()) {
            return missing.buildOrThrow();
        }
        if (situation.ends().sourceIp().isEmpty()) {
            missing.put(MissingFact.SOURCE_ADDRESS, addresses((Pod) source, situation));
        }
        if (situation.ends().destinationIp().isEmpty()) {
            missing.put(MissingFact.DESTINATION_ADDRESS, addresses((Pod) destination, situation));
        }
        if (isOnHost(source) || isOnHost(destination)) {
            ImmutableList<String> nodes = Stream.of(node(source, situation), node(destination, situation))
                    .flatMap(Optional::stream)
                    .collect(ImmutableList.toImmutableList());
            ImmutableList<String> choices = Stream.concat(nodes.stream(), Stream.of(ANY_NODE, FOREIGN_NODE))
                    .distinct()
                    .collect(ImmutableList.toImmutableList());
            if (source instanceof Pod && node(source, situation).isEmpty()) {
                missing.put(MissingFact.SOURCE_NODE, choices);
            }
            if (destination instanceof Pod pod) {
                ImmutableList<String> possible =
                        node(pod, situation).map(ImmutableList::of).orElse(choices);
                ImmutableList<String> distinct =
                        pod.hostNetwork() ? new PossibleNodes(situation).choices(possible) : possible;
                if (node(pod, situation).isEmpty() || distinct.size() > 1) {
                    missing.put(MissingFact.DESTINATION_NODE, distinct);
                }
            }
        }
        ImmutableList<String> names = new PossibleNames(situation).choices();
        if (names.size() > 1) {
            missing.put(MissingFact.DOMAIN_NAMES, names);
        }
        return missing.buildOrThrow();
    }

    private static boolean isOnHost(Endpoint endpoint) {
        return endpoint instanceof Node || (endpoint instanceof Pod pod && pod.hostNetwork());
    }

    /** The node that an end is or runs on, for a pod on the host network also told by its address. */
    private static Optional<String> node(Endpoint endpoint, Situation situation) {
        return endpoint.match(
                pod -> pod.node().or(() -> pod.hostNetwork() ? nodeAt(pod, situation) : Optional.empty()),
                node -> Optional.of(node.name()),
                external -> Optional.empty());
    }

    private static Optional<String> nodeAt(Pod pod, Situation situation) {
        IpFamily family = situation.ends().family();
        return pod.ip(family)
                .flatMap(address -> situation.cluster().nodes().values().stream()
                        .filter(node -> node.ips().contains(address))
                        .map(Node::name)
                        .findFirst());
    }

    /** One address for each interval that the blocks cut out of those that the pod could have, and the ends of each. */
    private static ImmutableList<String> addresses(Pod pod, Situation situation) {
        IpFamily family = situation.ends().family();
        IpSet possible = pod.hostNetwork()
                ? IpSet.everything(family)
                : situation.options().podAddresses(family);
        TreeSet<IpAddress> points = new TreeSet<>();
        for (IpRange range : possible.ranges()) {
            points.add(range.first());
            points.add(range.last());
        }
        blocks(situation).filter(block -> block.family() == family).forEach(block -> {
            points.add(block.range().first());
            points.add(block.range().last());
            block.range().first().previous().ifPresent(points::add);
            block.range().last().next().ifPresent(points::add);
        });
        return points.stream()
                .filter(possible::contains)
                .map(IpAddress::toString)
                .collect(ImmutableList.toImmutableList());
    }

    private static Stream<Cidr> blocks(Situation situation) {
        ImmutableSet<String> namespaces = Stream.of(
                        situation.ends().source(), situation.ends().destination())
                .flatMap(end -> end instanceof Pod pod ? Stream.of(pod.namespace()) : Stream.of())
                .collect(ImmutableSet.toImmutableSet());
        Stream<String> texts = situation.drafts().stream()
                .filter(draft ->
                        namespaces.contains(draft.metadata().namespace().orElse("")))
                .flatMap(Completions::rules)
                .flatMap(rule -> rule.peers().stream())
                .map(PeerDraft::ipBlock)
                .flatMap(Optional::stream)
                .flatMap(Completions::texts);
        Stream<Cidr> networks = EgressRules.peers(situation)
                .flatMap(peer -> peer instanceof ClusterPeer.Networks some ? some.cidrs().stream() : Stream.empty());
        Stream<Cidr> resolved = EgressRules.peers(situation).anyMatch(ClusterPeer.DomainNames.class::isInstance)
                ? situation.options().domainNames().values().stream()
                        .flatMap(Set::stream)
                        .map(address -> Cidr.of(address, address.family().bits()))
                : Stream.empty();
        return Stream.of(texts.map(Cidr::parse), networks, resolved).flatMap(blocks -> blocks);
    }

    private static Stream<RuleDraft> rules(NetworkPolicyDraft draft) {
        return Stream.concat(draft.ingress().stream(), draft.egress().stream());
    }

    private static Stream<String> texts(IpBlockDraft block) {
        return Stream.concat(Stream.of(block.cidr()), block.except().stream());
    }
}
