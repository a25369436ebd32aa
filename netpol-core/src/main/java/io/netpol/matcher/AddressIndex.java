package io.netpol.matcher;

import io.netpol.eval.EvaluationOptions;
import io.netpol.matcher.Vocabulary.AddressClass;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.IpRange;
import io.netpol.net.IpSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All addresses in intervals that no term tells apart, each with its class. An interval begins where a block or an exception
 * begins, and behind where it ends. Immutable: more terms give another index. What a term cuts stays cut when no policy
 * uses it any more.
 */
final class AddressIndex {
    private final Vocabulary vocabulary;
    private final IpAddress[] starts;
    private final int[] classes;
    private final BitSet known;
    private final Map<IpSet, IntList> classesOfSet = new ConcurrentHashMap<>();

    private AddressIndex(Vocabulary vocabulary, IpAddress[] starts, int[] classes, BitSet known) {
        this.vocabulary = vocabulary;
        this.starts = starts;
        this.classes = classes;
        this.known = known;
    }

    /** Gives the index without terms: what the options tell apart is. */
    static AddressIndex of(Vocabulary vocabulary) {
        EvaluationOptions options = vocabulary.options();
        TreeSet<IpAddress> cuts = new TreeSet<>();
        TreeSet<IpAddress> declared = new TreeSet<>();
        options.domainNames().values().forEach(declared::addAll);
        for (IpFamily family : IpFamily.values()) {
            cuts.add(IpAddress.first(family));
            options.podAddresses(family).ranges().forEach(range -> cut(range, cuts));
        }
        declared.forEach(address -> cut(IpRange.of(address, address), cuts));
        IpAddress[] starts = cuts.toArray(new IpAddress[0]);
        int[] classes = new int[starts.length];
        for (int i = 0; i < starts.length; i++) {
            classes[i] = vocabulary.id(
                    new AddressClass(IntList.EMPTY, Optional.of(starts[i]).filter(declared::contains)));
        }
        return new AddressIndex(vocabulary, starts, classes, new BitSet());
    }

    private static void cut(IpRange range, Set<IpAddress> cuts) {
        cuts.add(range.first());
        range.last().next().ifPresent(cuts::add);
    }

    /** Tells whether a term has its cuts here. */
    boolean knows(int term) {
        return known.get(term);
    }

    /** Gives the index with more terms, which must be about addresses. */
    AddressIndex with(IntList terms) {
        TreeMap<IpAddress, List<Integer>> begins = new TreeMap<>();
        TreeMap<IpAddress, List<Integer>> ends = new TreeMap<>();
        BitSet all = (BitSet) known.clone();
        for (int i = 0; i < terms.size(); i++) {
            int term = terms.get(i);
            all.set(term);
            for (IpRange range :
                    ((Term.Addresses) vocabulary.term(term)).addresses().ranges()) {
                begins.computeIfAbsent(range.first(), start -> new ArrayList<>())
                        .add(term);
                range.last()
                        .next()
                        .ifPresent(behind -> ends.computeIfAbsent(behind, start -> new ArrayList<>())
                                .add(term));
            }
        }
        return swept(begins, ends, all);
    }

    /** Walks through old intervals and new cuts, and keeps the new terms that are open. A family ends all that is open. */
    private AddressIndex swept(Map<IpAddress, List<Integer>> begins, Map<IpAddress, List<Integer>> ends, BitSet all) {
        TreeSet<IpAddress> ordered = new TreeSet<>(begins.keySet());
        ordered.addAll(ends.keySet());
        IpAddress[] cuts = ordered.toArray(new IpAddress[0]);
        IpAddress[] merged = new IpAddress[starts.length + cuts.length];
        int[] mergedClasses = new int[merged.length];
        TreeSet<Integer> open = new TreeSet<>();
        int count = 0;
        int old = 0;
        int cut = 0;
        while (old < starts.length || cut < cuts.length) {
            int order = old == starts.length ? 1 : cut == cuts.length ? -1 : starts[old].compareTo(cuts[cut]);
            IpAddress start = order <= 0 ? starts[old] : cuts[cut];
            if (count > 0 && start.family() != merged[count - 1].family()) {
                open.clear();
            }
            if (order >= 0) {
                open.removeAll(ends.getOrDefault(start, List.of()));
                open.addAll(begins.getOrDefault(start, List.of()));
                cut++;
            }
            old += order <= 0 ? 1 : 0;
            merged[count] = start;
            mergedClasses[count++] = opened(classes[old - 1], start, open);
        }
        return new AddressIndex(vocabulary, Arrays.copyOf(merged, count), Arrays.copyOf(mergedClasses, count), all);
    }

    private int opened(int addressClass, IpAddress start, Set<Integer> open) {
        if (open.isEmpty()) {
            return addressClass;
        }
        AddressClass before = vocabulary.addressClass(addressClass);
        IntBuffer terms = new IntBuffer();
        terms.addAll(before.terms());
        open.forEach(terms::add);
        return vocabulary.id(
                new AddressClass(terms.toSortedSet(), before.declared().filter(start::equals)));
    }

    /** Gives the class of an address. */
    int classOf(IpAddress address) {
        return classes[intervalOf(address)];
    }

    private int intervalOf(IpAddress address) {
        int found = Arrays.binarySearch(starts, address);
        return found >= 0 ? found : -found - 2;
    }

    /** Gives the classes of which a set consists, whose edges must be among the cuts. */
    IntList classesOf(IpSet addresses) {
        return classesOfSet.computeIfAbsent(addresses, set -> {
            IntBuffer found = new IntBuffer();
            for (IpRange range : set.ranges()) {
                for (int i = intervalOf(range.first());
                        i < starts.length && starts[i].compareTo(range.last()) <= 0;
                        i++) {
                    found.add(classes[i]);
                }
            }
            return found.toSortedSet();
        });
    }
}
