package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netpol.analysis.ConnectivityRow;
import io.netpol.analysis.RowAnswer;
import io.netpol.analysis.RowEnd;
import io.netpol.eval.Answer;
import io.netpol.net.IpFamily;
import io.netpol.net.IpRange;
import io.netpol.net.IpSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Several ways as one row of the connectivity list: all pods of a workload together, adjacent addresses with equal answers
 * together.
 *
 * @param line the row as text
 * @param example the way that explains why the row is here
 */
record WayRow(String line, Way example) {

    /** What makes ways one row. */
    private record Ends(RowEnd source, RowEnd destination) {}

    /** A row whose addresses may still grow. */
    private record Wide(RowEnd source, RowEnd destination, ImmutableMap<IpFamily, RowAnswer> answers) {
        /** Puts another range of addresses in the place of the one there is. */
        Wide at(IpRange range) {
            RowEnd addresses = new RowEnd.Addresses(range);
            return source instanceof RowEnd.Addresses
                    ? new Wide(addresses, destination, answers)
                    : new Wide(source, addresses, answers);
        }

        IpSet addresses() {
            return addresses(source).union(addresses(destination));
        }

        private static IpSet addresses(RowEnd end) {
            return end.match(workload -> IpSet.empty(), addresses -> IpSet.of(addresses.range()));
        }

        /** Any one range stands for all, so that rows that differ in their ranges only are equal. */
        Wide anywhere() {
            return addresses().isEmpty()
                    ? this
                    : at(IpSet.everything(addresses().ranges().get(0).family())
                            .ranges()
                            .get(0));
        }

        String line() {
            return new ConnectivityRow(source, destination, answers).line();
        }
    }

    /** The addresses of a row that is wrong, none if it is between workloads, and the way that explains it. */
    private record Found(IpSet addresses, Way example) {}

    /**
     * Gives the rows in which some way is wrong, sorted.
     *
     * @param wrong which ways are wrong
     * @param telling the order in which wrong ways tell: the first one of a row explains it
     */
    static ImmutableList<WayRow> of(List<Way> ways, Predicate<Way> wrong, Comparator<Way> telling) {
        Map<Ends, List<Way>> groups = new LinkedHashMap<>();
        ways.forEach(way -> groups.computeIfAbsent(new Ends(way.source(), way.destination()), ends -> new ArrayList<>())
                .add(way));
        Map<Wide, List<Found>> found = new LinkedHashMap<>();
        groups.forEach((ends, several) -> several.stream()
                .filter(wrong)
                .min(telling)
                .ifPresent(example -> {
                    Wide row = new Wide(ends.source, ends.destination, merged(several));
                    found.computeIfAbsent(row.anywhere(), wide -> new ArrayList<>())
                            .add(new Found(row.addresses(), example));
                }));
        ImmutableList.Builder<WayRow> rows = ImmutableList.builder();
        found.forEach((row, all) -> {
            ImmutableList<IpRange> ranges = all.stream()
                    .map(Found::addresses)
                    .reduce(IpSet.empty(), IpSet::union)
                    .ranges();
            if (ranges.isEmpty()) {
                rows.add(new WayRow(row.line(), all.get(0).example));
            }
            ranges.forEach(range -> rows.add(new WayRow(row.at(range).line(), exampleIn(range, all))));
        });
        return ImmutableList.sortedCopyOf(Comparator.comparing(WayRow::line), rows.build());
    }

    private static Way exampleIn(IpRange range, List<Found> all) {
        return all.stream()
                .filter(found -> IpSet.of(range).containsAll(found.addresses))
                .findFirst()
                .orElseThrow()
                .example;
    }

    private static ImmutableMap<IpFamily, RowAnswer> merged(List<Way> ways) {
        EnumMap<IpFamily, List<Answer>> answers = new EnumMap<>(IpFamily.class);
        ways.forEach(way -> answers.computeIfAbsent(way.ends().family(), family -> new ArrayList<>())
                .add(way.answer()));
        ImmutableMap.Builder<IpFamily, RowAnswer> merged = ImmutableMap.builder();
        answers.forEach((family, several) -> merged.put(family, RowAnswer.merge(several)));
        return merged.buildOrThrow();
    }
}
