package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ContainerPort;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Pod;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import java.util.Optional;

/** Finds the numbers of profiles and classes for pods and other endpoints, in one snapshot. */
final class PodRecords {
    private static final PodClass NO_POD = new PodClass(IntList.EMPTY, IntList.EMPTY, IntList.EMPTY);

    private final Cluster cluster;
    private final int familiesOfPods;
    private final Classes classes;
    private final PolicySet policies;
    private final Endpoints endpoints;

    PodRecords(Cluster cluster, Classes classes, PolicySet policies, Endpoints endpoints) {
        this.cluster = cluster;
        this.classes = classes;
        this.policies = policies;
        this.endpoints = endpoints;
        this.familiesOfPods = (endpoints.hasPodAddresses(IpFamily.IPV4) ? PodKind.bit(IpFamily.IPV4) : 0)
                | (endpoints.hasPodAddresses(IpFamily.IPV6) ? PodKind.bit(IpFamily.IPV6) : 0);
    }

    /** Gives the kind of a pod. */
    PodKind kind(Pod pod) {
        // a pod on the host network has the addresses of its node, whatever it counts as
        boolean special = pod.hostNetwork() || hasLoopback(pod);
        int traits = PodKind.traits(known(pod), usable(pod), special, pod.fromTemplate());
        return classes.kind(special ? PodKind.bare(traits) : kind(pod, traits));
    }

    /** Gives the families in which an address of a pod is known, a bit for each. */
    private static int known(Pod pod) {
        return (pod.ip(IpFamily.IPV4).isPresent() ? PodKind.bit(IpFamily.IPV4) : 0)
                | (pod.ip(IpFamily.IPV6).isPresent() ? PodKind.bit(IpFamily.IPV6) : 0);
    }

    /** Gives the families that a pod can use: where no address of it is known, those in which pods have addresses. */
    private int usable(Pod pod) {
        return pod.ips().isEmpty() ? familiesOfPods : known(pod);
    }

    private static boolean hasLoopback(Pod pod) {
        for (IpAddress address : pod.ips()) {
            if (address.isLoopback()) {
                return true;
            }
        }
        return false;
    }

    private PodKind kind(Pod pod, int traits) {
        IntList held = classes.podTerms(pod, cluster.namespaceOf(pod));
        PodClass podClass = policies.podClass(held);
        NamedPorts ports = namedPorts(pod);
        int source4 = peerClass(pod, podClass, IpFamily.IPV4, traits, NamedPorts.NONE);
        int source6 = peerClass(pod, podClass, IpFamily.IPV6, traits, NamedPorts.NONE);
        return new PodKind(
                traits,
                classes.profile(Direction.EGRESS, podClass.egress(), NamedPorts.NONE),
                classes.profile(Direction.INGRESS, podClass.ingress(), ports),
                source4,
                source6,
                ports.isEmpty() ? source4 : peerClass(pod, podClass, IpFamily.IPV4, traits, ports),
                ports.isEmpty() ? source6 : peerClass(pod, podClass, IpFamily.IPV6, traits, ports),
                held);
    }

    /**
     * Gives the kind of pods that were of another kind before policies changed, whose labels and addresses are to policies what
     * they were, and of which no port is named for the first time.
     *
     * @param like another kind of before
     * @param likeNow what became of that: where the same terms hold, the same policies concern
     */
    PodKind again(PodKind before, PolicyChange change, PodKind like, PodKind likeNow) {
        boolean isAlike = before.held().equals(like.held());
        return new PodKind(
                before.traits(),
                isAlike && before.egress() == like.egress()
                        ? likeNow.egress()
                        : profileAgain(before, Direction.EGRESS, change),
                isAlike && before.ingress() == like.ingress() && !classes.isOpen(before.ingress())
                        ? likeNow.ingress()
                        : profileAgain(before, Direction.INGRESS, change),
                peerClassAgain(before, IpFamily.IPV4, before.sourceIpv4(), change),
                peerClassAgain(before, IpFamily.IPV6, before.sourceIpv6(), change),
                peerClassAgain(before, IpFamily.IPV4, before.destinationIpv4(), change),
                peerClassAgain(before, IpFamily.IPV6, before.destinationIpv6(), change),
                before.held());
    }

    private int profileAgain(PodKind before, Direction direction, PolicyChange change) {
        int number = before.profile(direction);
        if (!change.concerned().contains(direction)) {
            return number;
        }
        IntList lists = classes.policyLists(number);
        IntList now = change.lists(lists, direction, before.held());
        if (now.equals(lists)) {
            return number;
        }
        return classes.profile(direction, now, direction == Direction.EGRESS ? NamedPorts.NONE : namedPorts(before));
    }

    private int peerClassAgain(PodKind before, IpFamily family, int number, PolicyChange change) {
        if (change.newPeers().size() == 0 || !before.canUse(family)) {
            return number;
        }
        PeerClass peerClass = classes.peerClass(number);
        IntList terms = change.peerTerms(peerClass.podTerms(), before.held());
        return terms.equals(peerClass.podTerms()) ? number : classes.id(peerClass.withPodTerms(terms));
    }

    /** Gives the ports of a pod whose names policies mention, as its class has them; it can use some family. */
    private NamedPorts namedPorts(PodKind kind) {
        int peerClass = kind.canUse(IpFamily.IPV4) ? kind.destinationIpv4() : kind.destinationIpv6();
        return classes.peerClass(peerClass).namedPorts();
    }

    private static boolean canUse(int traits, IpFamily family) {
        return (PodKind.usableFamilies(traits) & PodKind.bit(family)) != 0;
    }

    /** Gives the number of the class of a pod in a family; 0 where it cannot use it, and nobody asks. */
    private int peerClass(Pod pod, PodClass podClass, IpFamily family, int traits, NamedPorts ports) {
        return canUse(traits, family) ? peerClass(pod, podClass, pod.ip(family), family, ports) : 0;
    }

    /** Gives the number of the profile of a pod that policies manage. */
    int profile(Pod pod, Direction direction) {
        return direction == Direction.EGRESS
                ? classes.profile(direction, podClass(pod).egress(), NamedPorts.NONE)
                : classes.profile(direction, podClass(pod).ingress(), namedPorts(pod));
    }

    /** Gives the number of the class of an endpoint, as the other end of a connection. */
    int peerClass(Endpoint endpoint, Optional<IpAddress> address, IpFamily family, boolean isDestination) {
        return endpoint instanceof Pod pod && endpoints.isManaged(pod)
                ? peerClass(pod, podClass(pod), address, family, isDestination ? namedPorts(pod) : NamedPorts.NONE)
                : peerClass(endpoint, NO_POD, address, family, NamedPorts.NONE);
    }

    private int peerClass(
            Endpoint endpoint, PodClass podClass, Optional<IpAddress> address, IpFamily family, NamedPorts ports) {
        return classes.id(endpoints.peerClass(endpoint, podClass.peerTerms(), address, family, ports));
    }

    private PodClass podClass(Pod pod) {
        return policies.podClass(classes.podTerms(pod, cluster.namespaceOf(pod)));
    }

    /** Gives the ports of a pod whose names some policy mentions. */
    private NamedPorts namedPorts(Pod pod) {
        ImmutableList.Builder<ContainerPort> named = ImmutableList.builder();
        for (ContainerPort port : pod.ports()) {
            if (policies.namesPort(port.name())) {
                named.add(port);
            }
        }
        return NamedPorts.of(named.build());
    }
}
