package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ContainerPort;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Pod;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the numbers of profiles and classes for pods and other endpoints, in one snapshot. */
final class PodRecords {
    private static final IpFamily[] FAMILIES = IpFamily.values();
    private static final PodClass NO_POD = new PodClass(IntList.EMPTY, IntList.EMPTY, IntList.EMPTY);

    private final Cluster cluster;
    private final boolean[] hasPodAddresses = new boolean[FAMILIES.length];
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
        this.classes = classes;
        this.policies = policies;
        this.endpoints = endpoints;
        for (IpFamily family : FAMILIES) {
            hasPodAddresses[PodTable.place(family)] = endpoints.hasPodAddresses(family);
        }
    }

    /** Gives the record of a pod for the table. */
    int[] record(Pod pod) {
        int[] row = new int[PodTable.STRIDE];
        // a pod on the host network has the addresses of its node, whatever it counts as
        boolean special = pod.hostNetwork() || hasLoopback(pod);
        int traits = PodTable.LIVE | (special ? PodTable.SPECIAL : 0);
        for (IpFamily family : FAMILIES) {
            Optional<IpAddress> address = pod.ip(family);
            boolean usable = pod.ips().isEmpty() ? hasPodAddresses[PodTable.place(family)] : address.isPresent();
            traits |= address.isPresent() ? PodTable.bit(family) << PodTable.KNOWN : 0;
            traits |= usable ? PodTable.bit(family) << PodTable.USABLE : 0;
        }
        row[PodTable.TRAITS] = traits;
        if (!special) {
            addNumbers(pod, traits, row);
        }
        return row;
    }

    private static boolean hasLoopback(Pod pod) {
        for (IpAddress address : pod.ips()) {
            if (address.isLoopback()) {
                return true;
            }
        }
        return false;
    }

    private void addNumbers(Pod pod, int traits, int[] row) {
        PodClass podClass = podClass(pod);
        ImmutableList<ContainerPort> ports = namedPorts(pod);
        row[PodTable.EGRESS] = classes.profile(Direction.EGRESS, podClass.egress, ImmutableList.of());
        row[PodTable.INGRESS] = classes.profile(Direction.INGRESS, podClass.ingress, ports);
        for (IpFamily family : FAMILIES) {
            if ((PodTable.usableFamiliesOf(traits) & PodTable.bit(family)) != 0) {
                int source = peerClass(pod, podClass, pod.ip(family), family, ImmutableList.of());
                row[PodTable.SOURCE + PodTable.place(family)] = source;
                row[PodTable.DESTINATION + PodTable.place(family)] =
                        ports.isEmpty() ? source : peerClass(pod, podClass, pod.ip(family), family, ports);
            }
        }
    }

    /** Gives the number of the profile of a pod that policies manage. */
    int profile(Pod pod, Direction direction) {
        return direction == Direction.EGRESS
                ? classes.profile(direction, podClass(pod).egress, ImmutableList.of())
                : classes.profile(direction, podClass(pod).ingress, namedPorts(pod));
    }

    /** Gives the number of the class of an endpoint, as the other end of a connection. */
    int peerClass(Endpoint endpoint, Optional<IpAddress> address, IpFamily family, boolean isDestination) {
        return endpoint instanceof Pod pod && endpoints.isManaged(pod)
                ? peerClass(pod, podClass(pod), address, family, isDestination ? namedPorts(pod) : ImmutableList.of())
                : peerClass(endpoint, NO_POD, address, family, ImmutableList.of());
    }

    private int peerClass(
            Endpoint endpoint,
            PodClass podClass,
            Optional<IpAddress> address,
            IpFamily family,
            ImmutableList<ContainerPort> ports) {
        return classes.id(endpoints.peerClass(endpoint, podClass.peerTerms, address, family, ports));
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
