package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ContainerPort;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Pod;
import io.netpol.eval.EvaluationOptions;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the numbers of profiles and classes for pods and other endpoints, in one snapshot. */
final class PodRecords {
    private final Cluster cluster;
    private final EvaluationOptions options;
    private final Classes classes;
    private final PolicySet policies;
    private final Endpoints endpoints;
    private final Map<IntList, PodClass> podClasses = new HashMap<>();

    /**
     * What policies make of the namespace and labels of a pod.
     *
     * @param peerTerms the terms that hold and by which peers are named
     * @param egress the policies that concern connections from it
     * @param ingress the policies that concern connections to it
     */
    private record PodClass(IntList peerTerms, IntList egress, IntList ingress) {}

    PodRecords(Cluster cluster, Classes classes, PolicySet policies, Endpoints endpoints) {
        this.cluster = cluster;
        this.options = classes.vocabulary().options();
        this.classes = classes;
        this.policies = policies;
        this.endpoints = endpoints;
    }

    /** Gives the record of a pod for the table. */
    int[] record(Pod pod) {
        int[] row = new int[PodTable.STRIDE];
        // a pod on the host network has the addresses of its node, whatever it counts as
        boolean special = pod.hostNetwork() || pod.ips().stream().anyMatch(IpAddress::isLoopback);
        int traits = PodTable.LIVE | (special ? PodTable.SPECIAL : 0);
        if (!special) {
            row[PodTable.EGRESS] = profile(pod, Direction.EGRESS);
            row[PodTable.INGRESS] = profile(pod, Direction.INGRESS);
        }
        for (IpFamily family : IpFamily.values()) {
            Optional<IpAddress> address = pod.ip(family);
            boolean usable = pod.ips().isEmpty() ? !options.podAddresses(family).isEmpty() : address.isPresent();
            traits |= address.isPresent() ? PodTable.bit(family) << PodTable.KNOWN : 0;
            traits |= usable ? PodTable.bit(family) << PodTable.USABLE : 0;
            if (usable && !special) {
                row[PodTable.SOURCE + family.ordinal()] = peerClass(pod, address, family, false);
                row[PodTable.DESTINATION + family.ordinal()] = peerClass(pod, address, family, true);
            }
        }
        row[PodTable.TRAITS] = traits;
        return row;
    }

    /** Gives the number of the profile of a pod that policies manage. */
    int profile(Pod pod, Direction direction) {
        return direction == Direction.EGRESS
                ? classes.profile(direction, podClass(pod).egress, ImmutableList.of())
                : classes.profile(direction, podClass(pod).ingress, namedPorts(pod));
    }

    /** Gives the number of the class of an endpoint, as the other end of a connection. */
    int peerClass(Endpoint endpoint, Optional<IpAddress> address, IpFamily family, boolean isDestination) {
        boolean managed = endpoints.isManaged(endpoint);
        return classes.id(endpoints.peerClass(
                endpoint,
                managed && endpoint instanceof Pod pod ? podClass(pod).peerTerms : IntList.EMPTY,
                address,
                family,
                managed && isDestination && endpoint instanceof Pod pod ? namedPorts(pod) : ImmutableList.of()));
    }

    private synchronized PodClass podClass(Pod pod) {
        return podClasses.computeIfAbsent(classes.podTerms(pod, cluster.namespaceOf(pod)), this::podClass);
    }

    private PodClass podClass(IntList held) {
        IntBuffer asPeer = new IntBuffer();
        IntBuffer egress = new IntBuffer();
        IntBuffer ingress = new IntBuffer();
        for (int i = 0; i < held.size(); i++) {
            int term = held.get(i);
            if (policies.namesPeersBy(term)) {
                asPeer.add(term);
            }
            IntList applying = policies.ofSubject(term);
            for (int j = 0; j < applying.size(); j++) {
                CompiledPolicy policy = classes.policy(applying.get(j));
                if (policy.isolatesEgress()) {
                    egress.add(applying.get(j));
                }
                if (policy.isolatesIngress()) {
                    ingress.add(applying.get(j));
                }
            }
        }
        return new PodClass(asPeer.toList(), egress.toSortedSet(), ingress.toSortedSet());
    }

    /** Gives the ports of a pod whose names some policy mentions. */
    private ImmutableList<ContainerPort> namedPorts(Pod pod) {
        ImmutableList.Builder<ContainerPort> named = ImmutableList.builder();
        for (ContainerPort port : pod.ports()) {
            if (policies.namesPort(port.name())) {
                named.add(port);
            }
        }
        return named.build();
    }
}
