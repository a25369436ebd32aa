package io.netpol.matcher;

import io.netpol.eval.EvaluationOptions;
import io.netpol.model.DomainName;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.IpRange;
import io.netpol.net.IpSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All addresses in intervals that no term tells apart. An interval begins where a block or an exception begins, and behind
 * where it ends; intervals are numbered from 0 in rising order, IPv4 first.
 */
final class AddressIndex {
    private final IpAddress[] starts;
    private final IntList[] terms;
    private final Map<IpSet, IntList> intervalsOfSet = new HashMap<>();

    AddressIndex(List<Term> allTerms, EvaluationOptions options) {
        TreeMap<IpAddress, List<Integer>> begins = new TreeMap<>();
        TreeMap<IpAddress, List<Integer>> ends = new TreeMap<>();
        for (int id = 0; id < allTerms.size(); id++) {
            if (allTerms.get(id) instanceof Term.Addresses addresses) {
                for (IpRange range : addresses.addresses().ranges()) {
                    begins.computeIfAbsent(range.first(), start -> new ArrayList<>())
                            .add(id);
                    int term = id;
                    range.last()
                            .next()
                            .ifPresent(behind -> ends.computeIfAbsent(behind, start -> new ArrayList<>())
                                    .add(term));
                }
            }
        }
        TreeSet<IpAddress> cuts = new TreeSet<>();
        cuts.addAll(begins.keySet());
        cuts.addAll(ends.keySet());
        for (IpFamily family : IpFamily.values()) {
            cuts.add(IpAddress.first(family));
            options.podAddresses(family).ranges().forEach(range -> cut(range, cuts));
        }
        options.domainNames()
                .values()
                .forEach(addresses -> addresses.forEach(address -> cut(IpRange.of(address, address), cuts)));
        starts = cuts.toArray(new IpAddress[0]);
        terms = new IntList[starts.length];
        sweep(begins, ends);
    }

    private static void cut(IpRange range, TreeSet<IpAddress> cuts) {
        cuts.add(range.first());
        range.last().next().ifPresent(cuts::add);
    }

    /** Walks through the intervals and keeps the terms that are open. A family ends everything that is open in it. */
    private void sweep(Map<IpAddress, List<Integer>> begins, Map<IpAddress, List<Integer>> ends) {
        TreeSet<Integer> open = new TreeSet<>();
        for (int i = 0; i < starts.length; i++) {
            if (i > 0 && starts[i].family() != starts[i - 1].family()) {
                open.clear();
            }
            open.removeAll(ends.getOrDefault(starts[i], List.of()));
            open.addAll(begins.getOrDefault(starts[i], List.of()));
            terms[i] = IntList.of(open.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    /** Gives the interval in which an address is. */
    int intervalOf(IpAddress address) {
        int found = Arrays.binarySearch(starts, address);
        return found >= 0 ? found : -found - 2;
    }

    /** Gives the terms about addresses that hold in an interval, sorted. */
    IntList terms(int interval) {
        return terms[interval];
    }

    /** Gives the first address of an interval, which stands for all. */
    IpAddress start(int interval) {
        return starts[interval];
    }

    /** Gives the intervals of which a set consists; its edges must be among the cuts. */
    synchronized IntList intervals(IpSet addresses) {
        return intervalsOfSet.computeIfAbsent(addresses, set -> {
            IntBuffer found = new IntBuffer();
            for (IpRange range : set.ranges()) {
                for (int i = intervalOf(range.first());
                        i < starts.length && starts[i].compareTo(range.last()) <= 0;
                        i++) {
                    found.add(i);
                }
            }
            return found.toList();
        });
    }

    /** Tells where a name resolves to: a wildcard has the addresses of all names that it covers. */
    static Resolution resolution(DomainName name, EvaluationOptions options) {
        IpSet possible = IpSet.everything(IpFamily.IPV4).union(IpSet.everything(IpFamily.IPV6));
        for (DomainName declared : options.domainNames().keySet()) {
            if (declared.covers(name)) {
                possible = possible.intersection(declaredAddresses(declared, options));
            }
        }
        return new Resolution(
                declaredAddresses(name, options), options.domainNames().containsKey(name) ? IpSet.empty() : possible);
    }

    private static IpSet declaredAddresses(DomainName name, EvaluationOptions options) {
        List<IpRange> ranges = new ArrayList<>();
        options.domainNames().forEach((declared, addresses) -> {
            if (name.covers(declared)) {
                addresses.forEach(address -> ranges.add(IpRange.of(address, address)));
            }
        });
        return IpSet.of(ranges);
    }

    /**
     * Where a domain name resolves to.
     *
     * @param certain the addresses to which it does
     * @param possible the addresses to which it may
     */
    record Resolution(IpSet certain, IpSet possible) {}
}
