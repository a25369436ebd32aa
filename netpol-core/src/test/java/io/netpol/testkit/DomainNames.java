package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netpol.model.DomainName;
import io.netpol.net.IpAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Generated domain names: few, so that one policy names what another one names too, a wildcard what others name one by one,
 * and one name in two spellings. They resolve to addresses that pods, nodes and external ends have.
 */
public final class DomainNames {
    private static final ImmutableList<String> NAMES = ImmutableList.of(
            "www.example.com",
            "WWW.Example.com.",
            "*.example.com",
            "api.example.com",
            "*.api.example.com",
            "v1.api.example.com",
            "db.example.net");

    private static final ImmutableList<String> ADDRESSES = ImmutableList.of(
            "203.0.113.5", "203.0.113.6", "10.0.0.1", "10.0.0.2", "192.168.0.1", "2001:db8::5", "fd00::1", "fd01::1");

    private DomainNames() {}

    /** One of the names, as a manifest spells it. */
    static String name(RandomGenerator random) {
        return Choice.of(random, NAMES);
    }

    /** Up to four names with the addresses to which they resolve: a few, or none. */
    static ImmutableMap<DomainName, ImmutableSet<IpAddress>> declared(RandomGenerator random) {
        Map<DomainName, ImmutableSet<IpAddress>> declared = new LinkedHashMap<>();
        for (String name : Choice.upTo(random, 4, DomainNames::name)) {
            declared.putIfAbsent(
                    DomainName.of(name), ImmutableSet.copyOf(Choice.upTo(random, 4, DomainNames::address)));
        }
        return ImmutableMap.copyOf(declared);
    }

    /** The same names and up to three others, at no address that a wildcard over them is declared not to have. */
    static ImmutableMap<DomainName, ImmutableSet<IpAddress>> declaredMore(
            RandomGenerator random, Map<DomainName, ImmutableSet<IpAddress>> before) {
        Map<DomainName, ImmutableSet<IpAddress>> declared = new LinkedHashMap<>(before);
        for (String text : Choice.upTo(random, 3, DomainNames::name)) {
            DomainName name = DomainName.of(text);
            ImmutableSet<IpAddress> addresses = Choice.upTo(random, 4, DomainNames::address).stream()
                    .filter(address -> declared.keySet().stream()
                            .filter(known -> known.covers(name))
                            .allMatch(known -> declared.get(known).contains(address)))
                    .collect(ImmutableSet.toImmutableSet());
            declared.putIfAbsent(name, addresses);
        }
        return ImmutableMap.copyOf(declared);
    }

    private static IpAddress address(RandomGenerator random) {
        return IpAddress.parse(Choice.of(random, ADDRESSES));
    }
}
