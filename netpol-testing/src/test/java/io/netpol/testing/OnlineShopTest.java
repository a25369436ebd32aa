package io.netpol.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.netpol.testing.ExpectationResult.Status;
import io.netpol.yaml.PolicyTestFiles;
import io.netpol.yaml.ReadingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example's policy test holds, and none of its expectations holds by accident. */
class OnlineShopTest {
    private static final Path SHOP = Path.of("../examples/online-shop");
    private static final Pattern VERDICT = Pattern.compile("verdict: (allowed|denied)");

    @TempDir
    Path folder;

    private static PolicyTestResult run(Path file) {
        PolicyTestFiles files = PolicyTestFiles.in(ImmutableList.of(file), ReadingOptions.defaults());
        assertThat(files.problems()).isEmpty();
        return PolicyTestRunner.withDefaults().run(Iterables.getOnlyElement(files.tests()));
    }

    @Test
    void holds() {
        PolicyTestResult result = run(SHOP.resolve("policy-test.yaml"));

        assertThat(result.problems()).isEmpty();
        assertThat(result.failure()).isEmpty();
        assertThat(result.results()).extracting(ExpectationResult::status).containsOnly(Status.PASSED);
        assertThat(result.results()).hasSizeGreaterThan(60);
        assertThat(result.results())
                .extracting(held -> held.expectation().verdict())
                .contains("allowed", "denied");
    }

    @Test
    void withAnyOneVerdictTurnedRoundThatOneFails() throws IOException {
        String text = Files.readString(SHOP.resolve("policy-test.yaml"))
                .replace("manifests: [\".\"]", "manifests: [\"" + SHOP.toAbsolutePath() + "\"]");
        List<Matcher> verdicts = VERDICT.matcher(text)
                .results()
                .map(found -> {
                    Matcher matcher = VERDICT.matcher(text);
                    assertThat(matcher.find(found.start())).isTrue();
                    return matcher;
                })
                .toList();
        Path file = folder.resolve("turned.yaml");

        Files.writeString(file, text);
        int expectations = run(file).count(Status.PASSED);
        assertThat(verdicts).hasSize(expectations);
        for (int turned = 0; turned < expectations; turned++) {
            Matcher verdict = verdicts.get(turned);
            String opposite = verdict.group(1).equals("allowed") ? "denied" : "allowed";
            Files.writeString(file, text.substring(0, verdict.start(1)) + opposite + text.substring(verdict.end(1)));

            ImmutableList<ExpectationResult> results = run(file).results();
            assertThat(IntStream.range(0, expectations)
                            .filter(i -> results.get(i).status() == Status.FAILED))
                    .as("failing with expectation %d turned round", turned)
                    .containsExactly(turned);
            assertThat(results.get(turned).unexpected()).isNotEmpty();
        }
    }
}
