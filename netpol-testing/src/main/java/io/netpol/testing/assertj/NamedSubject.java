package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Pod;
import io.netpol.cluster.UnanswerableException;
import io.netpol.eval.End;
import io.netpol.eval.Evaluator;
import io.netpol.net.Cidr;
import io.netpol.net.IpAddress;
import io.netpol.net.IpRange;
import io.netpol.net.IpSet;
import java.util.Optional;
import java.util.stream.Collectors;

/** A pod, a workload or an address as the command line names it, or a range of addresses. */
final class NamedSubject extends Subject {
    private final String name;

    NamedSubject(String name) {
        this.name = name;
    }

    @Override
    SubjectEnds find(Evaluator evaluator) {
        Cluster cluster = evaluator.cluster();
        Optional<IpAddress> address = IpAddress.tryParse(name);
        Optional<Cidr> range = Cidr.tryParse(name);
        if (address.isEmpty() && range.isPresent()) {
            return SubjectEnds.of(outside(range.get(), cluster));
        }
        ImmutableList<End> ends = End.find(name, cluster);
        Endpoint first = ends.get(0).endpoint();
        if (address.isEmpty() || first instanceof Pod) {
            return SubjectEnds.of(ends);
        }
        ServiceAddresses.refuse(first, cluster);
        return SubjectEnds.of(notLoopback(IpSet.of(IpRange.of(address.get(), address.get()))));
    }

    /** The addresses of a range, if it has any that no pod has. */
    private IpSet outside(Cidr range, Cluster cluster) {
        IpSet addresses = notLoopback(IpSet.of(range));
        if (!OutsideAddresses.of(cluster).in(addresses).isEmpty()) {
            return addresses;
        }
        throw new UnanswerableException("\"" + name + "\" stands for the addresses in it that no pod has, and there is"
                + " none: they belong to " + podsIn(range, cluster) + "; name the pods");
    }

    private static String podsIn(Cidr range, Cluster cluster) {
        return cluster.pods().stream()
                .filter(pod -> pod.ips().stream().anyMatch(range::contains))
                .map(Pod::displayName)
                .collect(Collectors.joining(", "));
    }

    private IpSet notLoopback(IpSet addresses) {
        IpSet others = addresses.minus(OutsideAddresses.LOOPBACK);
        if (others.isEmpty()) {
            throw new UnanswerableException(
                    "\"" + name + "\" is loopback, which never leaves a pod; name the pod itself");
        }
        return others;
    }

    @Override
    public String toString() {
        return name;
    }
}
