package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import io.netpol.analysis.Connectivity;
import io.netpol.analysis.ConnectivityRow;
import io.netpol.eval.Evaluator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that the connectivity of a cluster is as an approved file says, or writes the file. */
final class ConnectivityCheck {
    /** Set to {@code true}, this system property has approved files written instead of compared. */
    static final String APPROVE = "netpol.approve";

    private static final String HOW_TO_WRITE =
            "run the test once with -D" + APPROVE + "=true, and read the file before you commit it";

    private final Path file;
    private final String claim;
    private final ImmutableSortedSet<String> actual;

    private ConnectivityCheck(Evaluator evaluator, Path file) {
        this.file = file;
        this.claim = "the connectivity to be that of " + file;
        this.actual = lines(evaluator);
    }

    static Optional<Refutation> run(Evaluator evaluator, Path file) {
        ConnectivityCheck check = new ConnectivityCheck(evaluator, file);
        if (evaluator.cluster().pods().isEmpty()) {
            return check.refutation(ImmutableList.of(Shown.NO_PODS), ImmutableList.of());
        }
        try {
            if (Boolean.getBoolean(APPROVE)) {
                check.write();
                return Optional.empty();
            }
            return check.compare();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rows, those of which all is unknown too, and a line for each workload that the list leaves out. */
    private static ImmutableSortedSet<String> lines(Evaluator evaluator) {
        Connectivity connectivity = Connectivity.of(evaluator);
        return Stream.concat(
                        connectivity.rows().stream().map(ConnectivityRow::line),
                        connectivity.onHostNetwork().stream()
                                .map(workload -> workload + " : on the host network, counts as its node"))
                .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
    }

    private void write() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, text(actual));
    }

    private Optional<Refutation> compare() throws IOException {
        if (!Files.isRegularFile(file)) {
            return refutation(
                    ImmutableList.of("there is no such file; to write it, " + HOW_TO_WRITE), ImmutableList.of());
        }
        List<String> approved = Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        ImmutableList<String> difference = difference(ImmutableSortedSet.copyOf(approved));
        return difference.isEmpty()
                ? Optional.empty()
                : refutation(
                        ImmutableList.<String>builder()
                                .addAll(Shown.first(difference))
                                .add("- is in the file only, + in the cluster only; if all of it is meant, "
                                        + HOW_TO_WRITE)
                                .build(),
                        approved);
    }

    /** The lines that are not in both, those about the same ends side by side. */
    private ImmutableList<String> difference(ImmutableSortedSet<String> approved) {
        record Changed(String sign, String line) {
            String ends() {
                int connections = line.indexOf(" : ");
                return connections < 0 ? line : line.substring(0, connections);
            }
        }
        return Stream.concat(
                        Sets.difference(approved, actual).stream().map(line -> new Changed("- ", line)),
                        Sets.difference(actual, approved).stream().map(line -> new Changed("+ ", line)))
                .sorted(Comparator.comparing(Changed::ends)
                        .thenComparing(Changed::sign, Comparator.reverseOrder())
                        .thenComparing(Changed::line))
                .map(changed -> changed.sign + changed.line)
                .collect(ImmutableList.toImmutableList());
    }

    private Optional<Refutation> refutation(ImmutableList<String> lines, Iterable<String> approved) {
        return Optional.of(new Refutation(claim, lines, text(ImmutableList.copyOf(approved)), text(actual)));
    }

    private static String text(Iterable<String> lines) {
        return ImmutableList.copyOf(lines).stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
