package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.PortRange;
import io.netpol.matcher.CompiledRule.PortEntry;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPorts;
import io.netpol.model.ClusterRule;
import io.netpol.model.ClusterRule.Action;
import io.netpol.model.NamespacedPods;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peer;
import io.netpol.model.PodPeer;
import io.netpol.model.PortMatch;
import io.netpol.model.Ports;
import io.netpol.model.Rule;
import io.netpol.net.Direction;
import io.netpol.net.Protocol;
import java.util.EnumSet;
import java.util.Optional;

/** Turns policies into terms. */
final class PolicyCompiler {
    private static final ImmutableList<PortEntry> ANY_PORT =
            ImmutableList.of(new PortEntry(ConnectionSet.all(), "", ImmutableSet.of()));

    private final Vocabulary terms;

    PolicyCompiler(Vocabulary terms) {
        this.terms = terms;
    }

    CompiledPolicy compile(NetworkPolicy policy) {
        return new CompiledPolicy(
                policy.id(),
                Optional.empty(),
                0,
                terms.id(new Term.PodsOfNamespace(policy.namespace(), policy.podSelector())),
                policy.isolates().contains(Direction.INGRESS),
                policy.isolates().contains(Direction.EGRESS),
                rules(policy, Direction.INGRESS),
                rules(policy, Direction.EGRESS));
    }

    CompiledPolicy compile(ClusterNetworkPolicy policy) {
        return new CompiledPolicy(
                policy.id(),
                Optional.of(policy.tier()),
                policy.priority(),
                podTerm(policy.subject()),
                !policy.ingress().isEmpty(),
                !policy.egress().isEmpty(),
                rules(policy, Direction.INGRESS),
                rules(policy, Direction.EGRESS));
    }

    private int podTerm(NamespacedPods pods) {
        return terms.id(new Term.PodsOfNamespaces(pods.namespaceSelector(), pods.pods()));
    }

    private IntList anything() {
        return IntList.of(terms.id(new Term.Anything()));
    }

    private ImmutableList<CompiledRule> rules(NetworkPolicy policy, Direction direction) {
        ImmutableList<Rule> rules = policy.rules(direction);
        ImmutableList.Builder<CompiledRule> compiled = ImmutableList.builder();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            compiled.add(new CompiledRule(
                    policy.id(),
                    direction,
                    i,
                    "",
                    Action.ACCEPT,
                    rule.peers().isAnywhere()
                            ? ImmutableList.of(anything())
                            : rule.peers().list().stream()
                                    .map(peer -> IntList.of(term(peer, policy.namespace())))
                                    .collect(ImmutableList.toImmutableList()),
                    !rule.peers().isAnywhere(),
                    entries(rule.ports()),
                    !rule.ports().isAny()));
        }
        return compiled.build();
    }

    private int term(Peer peer, String namespace) {
        return peer.match(pods -> term(pods, namespace), block -> terms.id(new Term.Addresses(block.addresses())));
    }

    private int term(PodPeer pods, String namespace) {
        return terms.id(pods.namespaces()
                .selector()
                .<Term>map(selector -> new Term.PodsOfNamespaces(selector, pods.pods()))
                .orElseGet(() -> new Term.PodsOfNamespace(namespace, pods.pods())));
    }

    private ImmutableList<CompiledRule> rules(ClusterNetworkPolicy policy, Direction direction) {
        ImmutableList<ClusterRule> rules = policy.rules(direction);
        ImmutableList.Builder<CompiledRule> compiled = ImmutableList.builder();
        for (int i = 0; i < rules.size(); i++) {
            boolean failsClosed = rules.get(i).peers().stream().anyMatch(ClusterPeer.Unknown.class::isInstance);
            compiled.add(failsClosed ? failedClosed(policy, direction, i) : rule(policy, direction, i));
        }
        return compiled.build();
    }

    private CompiledRule rule(ClusterNetworkPolicy policy, Direction direction, int index) {
        ClusterRule rule = policy.rules(direction).get(index);
        return new CompiledRule(
                policy.id(),
                direction,
                index,
                rule.name(),
                rule.action(),
                rule.peers().stream().map(this::terms).collect(ImmutableList.toImmutableList()),
                true,
                entries(rule.ports()),
                !rule.ports().isAny());
    }

    /** A rule with a peer that is not known accepts nothing; where it does not accept, it denies everything on any port. */
    private CompiledRule failedClosed(ClusterNetworkPolicy policy, Direction direction, int index) {
        ClusterRule rule = policy.rules(direction).get(index);
        boolean accepts = rule.action() == Action.ACCEPT;
        return new CompiledRule(
                policy.id(),
                direction,
                index,
                rule.name(),
                accepts ? Action.ACCEPT : Action.DENY,
                rule.peers().stream()
                        .map(peer -> peer instanceof ClusterPeer.Unknown && !accepts ? anything() : IntList.EMPTY)
                        .collect(ImmutableList.toImmutableList()),
                true,
                ANY_PORT,
                false);
    }

    private IntList terms(ClusterPeer peer) {
        return peer.match(
                pods -> IntList.of(podTerm(pods)),
                networks -> IntList.of(terms.id(new Term.Addresses(networks.addresses()))),
                nodes -> IntList.of(terms.id(new Term.OnNode(nodes.selector()))),
                names -> {
                    IntBuffer ids = new IntBuffer();
                    names.names().forEach(name -> ids.add(terms.id(new Term.Resolved(name))));
                    return ids.toList();
                },
                unknown -> IntList.EMPTY);
    }

    private static ImmutableList<PortEntry> entries(Ports ports) {
        return ports.isAny()
                ? ANY_PORT
                : ports.list().stream().map(PolicyCompiler::entry).collect(ImmutableList.toImmutableList());
    }

    private static PortEntry entry(PortMatch port) {
        return port.match(
                every -> byNumber(ConnectionSet.allOf(every.protocol())),
                numbers -> byNumber(range(numbers)),
                named -> byName(named.name(), EnumSet.of(named.protocol())));
    }

    private static ImmutableList<PortEntry> entries(ClusterPorts ports) {
        return ports.isAny()
                ? ANY_PORT
                : ports.list().stream()
                        .map(entry -> entry.<PortEntry>match(
                                numbers -> byNumber(range(numbers)),
                                named -> byName(named.name(), EnumSet.allOf(Protocol.class))))
                        .collect(ImmutableList.toImmutableList());
    }

    private static ConnectionSet range(PortMatch.Numbers numbers) {
        return ConnectionSet.of(numbers.protocol(), new PortRange(numbers.first(), numbers.last()));
    }

    private static PortEntry byNumber(ConnectionSet connections) {
        return new PortEntry(connections, "", ImmutableSet.of());
    }

    private static PortEntry byName(String name, EnumSet<Protocol> protocols) {
        return new PortEntry(ConnectionSet.none(), name, Sets.immutableEnumSet(protocols));
    }
}
