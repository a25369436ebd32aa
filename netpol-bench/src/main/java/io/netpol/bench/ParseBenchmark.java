package io.netpol.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.netpol.model.NetworkPolicy;
import io.netpol.yaml.ManifestFormat;
import io.netpol.yaml.ManifestWriter;
import io.netpol.yaml.Manifests;
import io.netpol.yaml.Reading;
import io.netpol.yaml.WritingOptions;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.events.Event;

/** Reading the policies of a cluster, of a text or of files; and what others take for the same text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ParseBenchmark {
    @Param("P100K")
    public Size size = Size.TINY;

    private String yaml = "";
    private String json = "";
    private List<Path> files = List.of();
    private Path folder = Path.of("");

    /** Writes the policies as text, and a file for each. */
    @Setup
    public void write() throws IOException {
        ImmutableList<NetworkPolicy> policies = size.cluster().policies();
        yaml = ManifestWriter.withDefaults().text(policies);
        json = ManifestWriter.with(
                        WritingOptions.builder().format(ManifestFormat.JSON).build())
                .text(policies);
        folder = Files.createTempDirectory("netpol-bench");
        Manifests.writeFolder(folder, policies);
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
    }

    /** Removes the files. */
    @TearDown
    public void remove() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    /** YAML of one text. */
    @Benchmark
    public Reading yaml() {
        return Manifests.read(yaml);
    }

    /** YAML of a folder with a file for each policy. */
    @Benchmark
    public Reading files() {
        return Manifests.read(folder);
    }

    /** JSON of one text: a list of all policies. */
    @Benchmark
    public Reading json() {
        return Manifests.read(json);
    }

    /** A rival: fabric8's parser, which checks less and keeps no positions. */
    @Benchmark
    public Object fabric8() {
        return new KubernetesSerialization().unmarshal(yaml);
    }

    /** A bound: what the YAML library alone takes to read the events of the text; counts the scalars. */
    @Benchmark
    public int yamlEvents() {
        int scalars = 0;
        for (Event event : new Yaml(new LoaderOptions()).parse(new StringReader(yaml))) {
            scalars += event.is(Event.ID.Scalar) ? 1 : 0;
        }
        return scalars;
    }

    /** A bound: what the JSON library alone takes to read the tokens of the text. */
    @Benchmark
    public int jsonTokens() throws IOException {
        int tokens = 0;
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }
}
