package io.netpol.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.StringJoiner;

/**
 * Makes a table of Markdown of what JMH wrote: each figure with its error, and as a ratio to the probe of the machine and, where
 * there is one, to what the namespace's policies take in a loop.
 */
public final class Report {
    private static final Map<String, Double> NANOSECONDS =
            Map.of("ns/op", 1.0, "us/op", 1e3, "ms/op", 1e6, "s/op", 1e9);
    private static final String DEPENDENT_LOAD = "ProbeBenchmark.dependentLoad (megabytes=32)";
    private static final int PARTS_OF_NAME = 2;

    private final List<Row> rows;

    private Report(List<Row> rows) {
        this.rows = rows;
    }

    private record Row(String name, String size, String unit, double score, OptionalDouble error, double allocated) {
        double nanoseconds() {
            return score * NANOSECONDS.getOrDefault(unit, Double.NaN);
        }
    }

    /**
     * Prints the table of a file.
     *
     * @throws IOException if the file cannot be read
     */
    public static void main(String... file) throws IOException {
        if (file.length != 1) {
            throw new IllegalArgumentException("give one argument, the JSON file that JMH wrote");
        }
        lines(Files.readString(Path.of(file[0]))).forEach(System.out::println);
    }

    /** Gives the lines of the table. */
    static List<String> lines(String json) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (JsonNode run : new JsonMapper().readTree(json)) {
            rows.add(row(run));
        }
        return new Report(rows).lines();
    }

    private static Row row(JsonNode run) {
        String[] parts = run.path("benchmark").asText().split("\\.", -1);
        String name = parts[parts.length - PARTS_OF_NAME] + "." + parts[parts.length - 1];
        StringJoiner params = new StringJoiner(", ", " (", ")").setEmptyValue("");
        run.path("params")
                .properties()
                .forEach(entry ->
                        params.add(entry.getKey() + "=" + entry.getValue().asText()));
        JsonNode metric = run.path("primaryMetric");
        double error = metric.path("scoreError").asDouble(Double.NaN);
        return new Row(
                name + params,
                run.path("params").path("size").asText(),
                metric.path("scoreUnit").asText(),
                metric.path("score").asDouble(),
                Double.isNaN(error) ? OptionalDouble.empty() : OptionalDouble.of(error),
                run.path("secondaryMetrics")
                        .path("gc.alloc.rate.norm")
                        .path("score")
                        .asDouble(Double.NaN));
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("| benchmark | figure | ± | bytes allocated | to a dependent load in 32 MB | to the loop |");
        lines.add("|---|---|---|---|---|---|");
        for (Row row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %s %s | %s | %s | %s | %s |",
                    row.name,
                    rounded(row.score),
                    row.unit.replace("/op", ""),
                    row.error.isPresent() ? rounded(row.error.getAsDouble()) : "",
                    Double.isNaN(row.allocated) ? "" : rounded(Math.abs(row.allocated) < 0.5 ? 0 : row.allocated),
                    ratio(row, DEPENDENT_LOAD),
                    ratio(row, "RivalBenchmark.loop (keeping=SELECTORS, size=" + row.size + ")")));
        }
        return lines;
    }

    private String ratio(Row row, String to) {
        return rows.stream()
                .filter(other -> other.name.equals(to) && !other.name.equals(row.name))
                .findFirst()
                .map(other -> rounded(row.nanoseconds() / other.nanoseconds()))
                .orElse("");
    }

    /** Three digits that count. */
    private static String rounded(double value) {
        if (value == 0) {
            return "0";
        }
        int digits = Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(value))));
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
