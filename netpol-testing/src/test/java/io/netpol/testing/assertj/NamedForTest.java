package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.ExternalAddress;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.eval.End;
import io.netpol.net.Cidr;
import io.netpol.net.IpAddress;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A generated subject, with what it stands for worked out apart from the assertions.
 *
 * @param subject the subject
 * @param pods the pods
 * @param at the address at which they are meant, if it is one
 * @param addresses which addresses that no pod has are meant
 */
record NamedForTest(Subject subject, ImmutableSet<Pod> pods, Optional<IpAddress> at, Predicate<IpAddress> addresses) {
    static final ImmutableList<String> RANGES = ImmutableList.of(
            "0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/29", "10.0.0.4/30", "203.0.113.0/24", "192.168.0.0/16", "fd00::/125");
    static final ImmutableList<String> ADDRESSES =
            ImmutableList.of("203.0.113.5", "10.0.0.200", "192.168.0.1", "10.0.0.1", "fd00::2", "2001:db8::5");

    /** A pod, a workload, a namespace, an address or a range; mostly pods. */
    static NamedForTest any(Random random, Cluster cluster) {
        Pod pod = cluster.pods().get(random.nextInt(cluster.pods().size()));
        return switch (random.nextInt(8)) {
            case 0 -> ofNamespace(pod.namespace(), cluster);
            case 1 -> ofRange(RANGES.get(random.nextInt(RANGES.size())));
            case 2 -> ofAddress(IpAddress.parse(ADDRESSES.get(random.nextInt(ADDRESSES.size()))), cluster);
            case 3, 4 -> ofWorkload(pod, cluster);
            default -> ofPod(pod, cluster);
        };
    }

    private static NamedForTest ofNamespace(String namespace, Cluster cluster) {
        return ofPods(
                NetpolAssertions.podsIn(namespace),
                cluster,
                pod -> pod.namespace().equals(namespace));
    }

    static NamedForTest ofWorkload(Pod one, Cluster cluster) {
        return ofPods(
                NetpolAssertions.named(one.workload().toString()),
                cluster,
                pod -> pod.workload().equals(one.workload()));
    }

    /** A pod by its name; one of a template has none. */
    static NamedForTest ofPod(Pod one, Cluster cluster) {
        return one.fromTemplate()
                ? ofWorkload(one, cluster)
                : ofPods(NetpolAssertions.named(one.namespace() + "/" + one.name()), cluster, one::equals);
    }

    private static NamedForTest ofPods(Subject subject, Cluster cluster, Predicate<Pod> meant) {
        return new NamedForTest(
                subject,
                cluster.pods().stream().filter(meant).collect(ImmutableSet.toImmutableSet()),
                Optional.empty(),
                address -> false);
    }

    static NamedForTest ofRange(String range) {
        return new NamedForTest(
                NetpolAssertions.named(range), ImmutableSet.of(), Optional.empty(), Cidr.parse(range)::contains);
    }

    static NamedForTest ofAddress(IpAddress address, Cluster cluster) {
        ImmutableSet<Pod> pods = cluster.pods().stream()
                .filter(pod -> !pod.hostNetwork() && pod.ips().contains(address))
                .collect(ImmutableSet.toImmutableSet());
        return new NamedForTest(
                NetpolAssertions.named(address.toString()),
                pods,
                Optional.of(address),
                pods.isEmpty() ? address::equals : other -> false);
    }

    /** The ends that are meant, one by one: pods, and those of some addresses. */
    ImmutableList<End> ends(Cluster cluster, Iterable<IpAddress> some) {
        Stream<End> podEnds =
                pods.stream().map(pod -> at.map(ip -> End.at(pod, ip)).orElseGet(() -> End.of(pod)));
        Stream<End> addressEnds =
                ImmutableList.copyOf(some).stream().filter(addresses).map(ip -> addressEnd(ip, cluster));
        return Stream.concat(podEnds, addressEnds).collect(ImmutableList.toImmutableList());
    }

    static End addressEnd(IpAddress address, Cluster cluster) {
        Endpoint endpoint = cluster.nodes().values().stream()
                .filter(node -> node.ips().contains(address))
                .<Endpoint>map(Node.class::cast)
                .findFirst()
                .orElse(new ExternalAddress(address));
        return End.at(endpoint, address);
    }

    boolean isPods() {
        return !pods.isEmpty();
    }

    static String texts(ImmutableList<NamedForTest> several) {
        return several.stream().map(named -> named.subject.toString()).collect(Collectors.joining(" or "));
    }
}
