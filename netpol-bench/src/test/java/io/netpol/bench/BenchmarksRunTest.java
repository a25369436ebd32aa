package io.netpol.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs, once and on a tiny cluster: nobody waits for the next measurement to learn that one does not. */
class BenchmarksRunTest {
    @TempDir
    Path folder;

    @Test
    void allRunAndAreReported() throws RunnerException, IOException {
        Path json = folder.resolve("results.json");

        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("io\\.netpol\\.bench\\..*")
                        .param("size", "TINY")
                        .param("mix", "ANY")
                        .param("megabytes", "1")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(1))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .resultFormat(ResultFormatType.JSON)
                        .result(json.toString())
                        .build())
                .run();

        List<String> lines = Report.lines(Files.readString(json));
        assertThat(results).hasSizeGreaterThan(15);
        assertThat(lines).hasSize(results.size() + 2);
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).startsWith("| VerdictBenchmark.allows (mix=ANY, size=TINY) |"));
    }

    @Test
    void memoryIsMeasured() {
        assertThat(MemoryReport.row(Size.TINY)).matches("\\| 200/40/10 \\| \\d+ \\| \\d+ \\| \\d+ \\|");
    }
}
