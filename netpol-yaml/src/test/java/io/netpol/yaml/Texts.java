package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.model.NetworkPolicy;
import java.util.List;

/** Reads texts as if they were a file of the name {@code policy.yaml}. */
final class Texts {
    static final String FILE = "policy.yaml";

    /** Five lines: what follows starts in line 6. */
    static final String HEADER = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: api
              namespace: shop
            """;

    private Texts() {}

    static Reading read(String text) {
        return read(text, ReadingOptions.defaults());
    }

    static Reading read(String text, ReadingOptions options) {
        return ManifestReader.with(options).add(text, FILE).read();
    }

    /** Gives the problems as lines. */
    static List<String> problems(String text) {
        return lines(read(text));
    }

    static List<String> lines(Reading reading) {
        return reading.problems().stream().map(Problem::toString).toList();
    }

    /** Gives the policy with this {@code spec}, which has to be read without a word. */
    static NetworkPolicy policy(String spec) {
        Reading reading = read(HEADER + "spec: " + spec + "\n");
        assertThat(lines(reading)).isEmpty();
        assertThat(reading.cluster().policies()).hasSize(1);
        return reading.cluster().policies().get(0);
    }

    /** Gives the problems of the policy with this {@code spec} as {@code line:column path: message [code]}, without the rest. */
    static List<String> faults(String spec) {
        return read(HEADER + "spec: " + spec + "\n").problems().stream()
                .map(problem -> problem.position().line() + ":"
                        + problem.position().column() + " " + problem.path() + " [" + problem.code() + "]")
                .toList();
    }
}
