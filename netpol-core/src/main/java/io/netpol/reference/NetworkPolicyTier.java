package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netpol.cluster.Cluster;
import io.netpol.eval.Answer;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.DirectionExplanation;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Rule;
import io.netpol.net.IpSet;
import io.netpol.net.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * NetworkPolicies: if any isolates the pod the tier is final, and lets through what any rule of any of them matches
 * (rules S10, S11).
 */
final class NetworkPolicyTier implements Tier {
    private final Cluster cluster;

    NetworkPolicyTier(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The policies that isolate the pod in this direction (rule S10). */
    private ImmutableList<NetworkPolicy> isolating(Side side) {
        return cluster.policies(side.pod().namespace()).stream()
                .filter(policy -> policy.isolates().contains(side.direction()))
                .filter(policy -> policy.podSelector().matches(side.pod().labels()))
                .collect(ImmutableList.toImmutableList());
    }

    @Override
    public Optional<DirectionExplanation> decide(Side side, Protocol protocol, int port) {
        ImmutableList<NetworkPolicy> isolating = isolating(side);
        if (isolating.isEmpty()) {
            return Optional.empty();
        }
        RuleFindings findings = new RuleFindings(side);
        for (NetworkPolicy policy : isolating) {
            ImmutableList<Rule> rules = policy.rules(side.direction());
            for (int i = 0; i < rules.size(); i++) {
                findings.look(policy, i, rules.get(i), protocol, port);
            }
        }
        return Optional.of(findings.explanation(
                isolating.stream().map(NetworkPolicy::id).collect(ImmutableList.toImmutableList())));
    }

    @Override
    public TierAnswer answer(Side side) {
        ImmutableList<NetworkPolicy> isolating = isolating(side);
        if (isolating.isEmpty()) {
            return TierAnswer.nothingDecided();
        }
        ConnectionSet certain = ConnectionSet.none();
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(ConnectionSet.all(), IpSet.empty()));
        for (NetworkPolicy policy : isolating) {
            for (Rule rule : policy.rules(side.direction())) {
                ConnectionSet ports = PortMeaning.connections(rule.ports(), side.destination());
                IpSet addresses = addresses(rule, policy, side);
                if (addresses.containsAll(side.otherAddresses())) {
                    certain = certain.union(ports);
                } else if (!addresses.isEmpty()) {
                    cells = Cell.split(cells, ports, addresses);
                }
            }
        }
        return TierAnswer.decided(answer(certain, cells, side));
    }

    private static IpSet addresses(Rule rule, NetworkPolicy policy, Side side) {
        if (rule.peers().isAnywhere()) {
            return side.otherAddresses();
        }
        return rule.peers().list().stream()
                .map(peer -> side.matched(peer, policy.namespace()))
                .reduce(IpSet.empty(), IpSet::union);
    }

    private static Answer answer(ConnectionSet certain, List<Cell> cells, Side side) {
        ConnectionSet allowed = certain;
        ConnectionSet unknown = ConnectionSet.none();
        for (Cell cell : cells) {
            if (cell.addresses.containsAll(side.otherAddresses())) {
                allowed = allowed.union(cell.ports);
            } else if (!cell.addresses.isEmpty()) {
                unknown = unknown.union(cell.ports);
            }
        }
        unknown = unknown.minus(allowed);
        return new Answer(
                allowed,
                ConnectionSet.none(),
                unknown,
                unknown.isEmpty() ? ImmutableSet.of() : ImmutableSet.of(side.missingAddress()));
    }

    /** Connections that the same rules match, and the addresses at which some rule lets them through. */
    private record Cell(ConnectionSet ports, IpSet addresses) {
        /** Cuts every cell in what is among the ports, where the addresses are added, and what is not. */
        static List<Cell> split(List<Cell> cells, ConnectionSet ports, IpSet addresses) {
            List<Cell> parts = new ArrayList<>();
            for (Cell cell : cells) {
                ConnectionSet inside = cell.ports.intersection(ports);
                ConnectionSet outside = cell.ports.minus(ports);
                if (!inside.isEmpty()) {
                    parts.add(new Cell(inside, cell.addresses.union(addresses)));
                }
                if (!outside.isEmpty()) {
                    parts.add(new Cell(outside, cell.addresses));
                }
            }
            return parts;
        }
    }
}
