package io.netpol.matcher;

import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.eval.EvaluationOptions;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The pods of a cluster by number, each in eight ints that lie together: its two profiles, its four peer classes (as source
 * and destination, in either family), and what is special about it.
 */
final class PodTable {
    private static final int STRIDE = 8;
    private static final int EGRESS = 0;
    private static final int INGRESS = 1;
    private static final int SOURCE = 2;
    private static final int DESTINATION = 4;
    private static final int TRAITS = 6;

    /** Of the traits, the families in which an address is known, a bit for each. */
    private static final int KNOWN = 0;
    /** Of the traits, the families that the pod can use. */
    private static final int USABLE = 2;
    /** Of the traits, whether a connection with this pod needs more than its classes. */
    private static final int SPECIAL = 1 << 4;
    /** Of the traits, whether there is a live pod. */
    private static final int LIVE = 1 << 6;
    /** Of the traits, whether the pod stands for all those of a template. */
    private static final int TEMPLATE = 1 << 5;

    private final Cluster cluster;
    private final int[] table;

    PodTable(Cluster cluster, EvaluationOptions options, Classes classes) {
        this.cluster = cluster;
        this.table = new int[cluster.handleLimit() * STRIDE];
        for (int handle = 0; handle < cluster.handleLimit(); handle++) {
            int number = handle;
            cluster.podAt(handle).ifPresent(pod -> fill(number, pod, options, classes));
        }
    }

    private void fill(int number, Pod pod, EvaluationOptions options, Classes classes) {
        int at = number * STRIDE;
        // a pod on the host network has the addresses of its node, whatever it counts as
        boolean special = pod.hostNetwork() || pod.ips().stream().anyMatch(IpAddress::isLoopback);
        int traits = LIVE | (special ? SPECIAL : 0) | (pod.fromTemplate() ? TEMPLATE : 0);
        if (!special) {
            table[at + EGRESS] = classes.profile(pod, Direction.EGRESS);
            table[at + INGRESS] = classes.profile(pod, Direction.INGRESS);
        }
        for (IpFamily family : IpFamily.values()) {
            Optional<IpAddress> address = pod.ip(family);
            boolean usable = pod.ips().isEmpty() ? !options.podAddresses(family).isEmpty() : address.isPresent();
            traits |= address.isPresent() ? bit(family) << KNOWN : 0;
            traits |= usable ? bit(family) << USABLE : 0;
            if (usable && !special) {
                table[at + SOURCE + family.ordinal()] = classes.peerClass(pod, address, family, false);
                table[at + DESTINATION + family.ordinal()] = classes.peerClass(pod, address, family, true);
            }
        }
        table[at + TRAITS] = traits;
    }

    static int bit(IpFamily family) {
        return 1 << family.ordinal();
    }

    int[] handles() {
        return IntStream.range(0, cluster.handleLimit())
                .filter(handle -> cluster.podAt(handle).isPresent())
                .toArray();
    }

    Pod pod(int handle) {
        return cluster.podAt(handle)
                .orElseThrow(() -> new IllegalArgumentException("handle " + handle
                        + " is none of a live pod: it never was, or the pod is gone; take one from handles()"));
    }

    /** Gives the number of a pod; -1 for one that is none of the cluster's. */
    int number(Pod pod) {
        int number = cluster.handleOf(pod).orElse(-1);
        return number >= 0 && pod(number).equals(pod) ? number : -1;
    }

    int profile(int pod, Direction direction) {
        return table[pod * STRIDE + (direction == Direction.EGRESS ? EGRESS : INGRESS)];
    }

    int source(int pod, IpFamily family) {
        return table[pod * STRIDE + SOURCE + family.ordinal()];
    }

    int destination(int pod, IpFamily family) {
        return table[pod * STRIDE + DESTINATION + family.ordinal()];
    }

    boolean isSpecial(int pod) {
        return (table[pod * STRIDE + TRAITS] & SPECIAL) != 0;
    }

    boolean isTemplate(int pod) {
        return (table[pod * STRIDE + TRAITS] & TEMPLATE) != 0;
    }

    /** Gives the families in which an address of the pod is known, a bit for each. */
    int knownFamilies(int pod) {
        return table[pod * STRIDE + TRAITS] >>> KNOWN & 3;
    }

    /** Gives the families that the pod can use, a bit for each. */
    int usableFamilies(int pod) {
        return table[pod * STRIDE + TRAITS] >>> USABLE & 3;
    }
}
