package io.netpol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.HashBasedTable;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Table;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.net.IpAddress;
import io.netpol.net.IpRange;
import io.netpol.yaml.Manifests;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What {@code list} prints is what {@code eval} answers, for the example: between workloads, and with addresses at both ends
 * of each range that a row names and beside them, on every port that a row names and on the ports beside it. Of these
 * questions a sample is asked, the same each time. The rows are read as text, as a user reads them.
 */
class ListAgreesWithEvalTest {
    private static final String SHOP = "../examples/online-shop";
    private static final int QUESTIONS = 240;
    private static final ImmutableList<String> PROTOCOLS = ImmutableList.of("TCP", "UDP", "SCTP");

    /** The connections of rows by source and destination, as text. */
    private final Table<String, String, String> rows = HashBasedTable.create();

    private final ImmutableSortedSet<String> workloads;
    private final ImmutableSortedSet<IpAddress> addresses;
    private final ImmutableSortedSet<Integer> ports;

    ListAgreesWithEvalTest() {
        Cluster cluster = Manifests.read(Path.of(SHOP)).cluster();
        workloads = cluster.pods().stream()
                .map(Pod::workload)
                .map(Object::toString)
                .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
        ImmutableSortedSet.Builder<IpAddress> ends = ImmutableSortedSet.naturalOrder();
        ImmutableSortedSet.Builder<Integer> numbers = ImmutableSortedSet.naturalOrder();
        for (String line : Ran.netpol("list", SHOP).outLines()) {
            List<String> row = Splitter.on(" => ").splitToList(line.replace(" : ", " => "));
            rows.put(row.get(0), row.get(1), row.get(2));
            Stream.of(row.get(0), row.get(1))
                    .flatMap(end -> range(end).stream())
                    .forEach(range -> {
                        ends.add(range.first()).add(range.last());
                        range.first().previous().ifPresent(ends::add);
                        range.last().next().ifPresent(ends::add);
                    });
            numbers(row.get(2))
                    .forEach(number -> numbers.add(number - 1).add(number).add(number + 1));
        }
        addresses = ends.build();
        ports = numbers.build().subSet(1, 65_536);
    }

    private static Optional<IpRange> range(String end) {
        if (!end.endsWith("[External]")) {
            return Optional.empty();
        }
        List<String> both = Splitter.on('-').splitToList(end.replace("[External]", ""));
        return Optional.of(IpRange.of(IpAddress.parse(both.get(0)), IpAddress.parse(both.get(1))));
    }

    @Test
    void aSampleOfAllQuestions() {
        Random random = new Random(20_261_122);
        int allowed = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            // half of the questions start from a row, or nearly everything would be denied
            Optional<Table.Cell<String, String, String>> row =
                    i % 2 == 0 ? Optional.of(any(random, ImmutableList.copyOf(rows.cellSet()))) : Optional.empty();
            String from =
                    row.map(cell -> end(random, cell.getRowKey())).orElseGet(() -> any(random, workloads.asList()));
            String to = row.map(cell -> end(random, cell.getColumnKey())).orElseGet(() -> other(random, from));
            String protocol = any(random, row.isPresent() ? PROTOCOLS.subList(0, 2) : PROTOCOLS);
            int port = any(random, row.map(cell -> numbers(cell.getValue())).orElse(ports.asList()));

            Ran eval = Ran.netpol(
                    "eval", SHOP, "--from=" + from, "--to=" + to, "--port=" + port, "--protocol=" + protocol);

            boolean listed = isListed(from, to, protocol, port);
            assertThat(eval.status())
                    .as("%s => %s %s %d, which is %slisted", from, to, protocol, port, listed ? "" : "not ")
                    .isEqualTo(listed ? 0 : 1);
            allowed += listed ? 1 : 0;
        }
        assertThat(allowed).isBetween(QUESTIONS / 8, QUESTIONS * 7 / 8);
    }

    private static <T> T any(Random random, List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** A workload as it is, or one of the addresses at the ends of a range and beside them. */
    private String end(Random random, String text) {
        return range(text).isPresent() ? any(random, addresses.asList()).toString() : text;
    }

    /** Another workload or an address, never the workload itself. */
    private String other(Random random, String workload) {
        ImmutableList<String> others = Stream.concat(
                        workloads.stream().filter(name -> !name.equals(workload)),
                        addresses.stream().map(IpAddress::toString))
                .collect(ImmutableList.toImmutableList());
        return any(random, others);
    }

    /** The numbers in the connections of a row, and some port where it has every one. */
    private static ImmutableList<Integer> numbers(String connections) {
        ImmutableList<Integer> numbers = Arrays.stream(connections.split("[^0-9]+", -1))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .collect(ImmutableList.toImmutableList());
        return numbers.isEmpty() ? ImmutableList.of(1, 65_535) : numbers;
    }

    /** Tells whether the rows between two ends, workloads or addresses, hold a port. */
    private boolean isListed(String from, String to, String protocol, int port) {
        return rows.cellSet().stream()
                .filter(row -> isAt(row.getRowKey(), from) && isAt(row.getColumnKey(), to))
                .anyMatch(row -> holds(row.getValue(), protocol, port));
    }

    private static boolean isAt(String end, String asked) {
        return range(end)
                .map(range -> IpAddress.tryParse(asked).filter(range::contains).isPresent())
                .orElseGet(() -> end.equals(asked));
    }

    /** Reads {@code TCP 53,9153,UDP 53}: a protocol holds until the next one. */
    private static boolean holds(String connections, String protocol, int port) {
        if (connections.equals("All Connections")) {
            return true;
        }
        String current = "";
        for (String part : Splitter.on(',').split(connections)) {
            List<String> words = Splitter.on(' ').splitToList(part);
            current = words.size() == 2 ? words.get(0) : current;
            List<String> ends = Splitter.on('-').splitToList(words.get(words.size() - 1));
            boolean inside =
                    port >= Integer.parseInt(ends.get(0)) && port <= Integer.parseInt(ends.get(ends.size() - 1));
            if (current.equals(protocol) && inside) {
                return true;
            }
        }
        return false;
    }
}
