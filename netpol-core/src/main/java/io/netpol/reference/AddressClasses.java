package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import io.netpol.net.IpAddress;
import io.netpol.net.IpRange;
import io.netpol.net.IpSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Takes one address for all those of the other end that the rules cannot tell apart. */
final class AddressClasses {
    private AddressClasses() {}

    /** Gives the first of every such part of the addresses that the other end can have; one where its address is known. */
    static ImmutableList<IpAddress> of(SideRules rules, IpSet otherAddresses) {
        TreeSet<IpAddress> firsts = new TreeSet<>();
        otherAddresses.ranges().forEach(range -> firsts.add(range.first()));
        rules.all()
                .flatMap(rule -> rule.peers().stream())
                .flatMap(peer -> Stream.concat(Stream.of(peer.certain()), peer.supposed().values().stream()))
                .distinct()
                .flatMap(addresses -> addresses.ranges().stream())
                .forEach(range -> addStarts(range, otherAddresses, firsts));
        return ImmutableList.copyOf(firsts);
    }

    private static void addStarts(IpRange range, IpSet otherAddresses, Set<IpAddress> firsts) {
        if (otherAddresses.contains(range.first())) {
            firsts.add(range.first());
        }
        range.last().next().filter(otherAddresses::contains).ifPresent(firsts::add);
    }
}
