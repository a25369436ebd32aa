package io.netpol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Input that is refused: by every command with status 2 and nothing on standard output, by {@code test}
 * with status 2 and no expectation that passes; each time with the place and the field path.
 */
class BadInputCommandTest {
    private static final String HEADER = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: p, namespace: x}
            spec:
              podSelector: {}
            """;

    @TempDir
    Path folder;

    /**
     * A mistake.
     *
     * @param name what is wrong
     * @param text the content of the file {@code in.yaml}
     * @param problems how the lines on standard error begin, one a problem
     */
    record Mistake(String name, String text, ImmutableList<String> problems) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A mistake in the text of a document. */
    private static Mistake inText(String name, String text, String... problems) {
        return new Mistake(name, text, ImmutableList.copyOf(problems));
    }

    /** A mistake in the specification of a policy, from line 6 on; problems without the policy's name. */
    private static Mistake inSpec(String name, String spec, String... problems) {
        return new Mistake(
                name,
                HEADER + spec.indent(2),
                Stream.of(problems)
                        .map(problem -> problem.replaceFirst(" ", " error: NetworkPolicy x/p: "))
                        .collect(ImmutableList.toImmutableList()));
    }

    private static String explodingAliases() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level <= 9; level++) {
            String alias = "*a" + (level - 1);
            text.append(
                    "a%d: &a%d [%s]\n".formatted(level, level, String.join(", ", List.of(alias, alias, alias, alias))));
        }
        return text.toString();
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                inText("no YAML", "%PDF-1.7\n%\u00e2\u00e3\nstream {x ] endstream\n", "1:"),
                inText("a tab", "apiVersion: v1\nkind: Pod\nmetadata:\n\tname: a\n", "4:1: error: "),
                inText("a cut-off document", HEADER + "  ingress: [{from: [{podSelector: {matchLab", "6:"),
                inSpec("ingres:", "ingres: []", "6:3: spec.ingres: "),
                inText(
                        "a duplicate key",
                        HEADER + "  policyTypes: [Egress]\n  policyTypes: [Ingress]\n",
                        "7:3: error: NetworkPolicy x/p: "),
                inSpec(
                        "port: \"8080\"",
                        "ingress:\n  - ports:\n      - port: \"8080\"",
                        "8:17: spec.ingress[0].ports[0].port: "),
                inSpec("port: 0", "ingress:\n  - ports: [{port: 0}]", "7:22: spec.ingress[0].ports[0].port: "),
                inSpec(
                        "endPort below port",
                        "ingress:\n  - ports: [{port: 90, endPort: 80}]",
                        "7:35: spec.ingress[0].ports[0].endPort: "),
                inSpec(
                        "endPort with a name",
                        "ingress:\n  - ports: [{port: web, endPort: 80}]",
                        "7:36: spec.ingress[0].ports[0].endPort: "),
                inSpec(
                        "protocol tcp",
                        "ingress:\n  - ports: [{protocol: tcp, port: 80}]",
                        "7:26: spec.ingress[0].ports[0].protocol: "),
                inSpec("policyTypes: [ingress]", "policyTypes: [ingress]", "6:17: spec.policyTypes[0]: "),
                inSpec(
                        "cidr 10.0.0.0/33",
                        "egress:\n  - to: [{ipBlock: {cidr: 10.0.0.0/33}}]",
                        "7:29: spec.egress[0].to[0].ipBlock.cidr: "),
                inSpec(
                        "cidr 10.0.0.1/8",
                        "egress:\n  - to: [{ipBlock: {cidr: 10.0.0.1/8}}]",
                        "7:29: spec.egress[0].to[0].ipBlock.cidr: "),
                inSpec(
                        "cidr ::ffff:10.0.0.0/104",
                        "egress:\n  - to: [{ipBlock: {cidr: \"::ffff:10.0.0.0/104\"}}]",
                        "7:29: spec.egress[0].to[0].ipBlock.cidr: "),
                inSpec(
                        "except outside the cidr",
                        "egress:\n  - to: [{ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/16]}}]",
                        "7:50: spec.egress[0].to[0].ipBlock.except[0]: "),
                inSpec(
                        "an ipBlock beside a selector",
                        "egress:\n  - to: [{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}]",
                        "7:12: spec.egress[0].to[0]: "),
                inSpec("from: [{}]", "ingress:\n  - from: [{}]", "7:14: spec.ingress[0].from[0]: "),
                inText(
                        "a label value true without quotes",
                        HEADER.replace("podSelector: {}", "podSelector: {matchLabels: {canary: true}}"),
                        "5:39: error: NetworkPolicy x/p: spec.podSelector.matchLabels[canary]: "),
                inText(
                        "an operator in",
                        HEADER.replace(
                                "podSelector: {}",
                                "podSelector: {matchExpressions: [{key: a, operator: in, values: [b]}]}"),
                        "5:55: error: NetworkPolicy x/p: spec.podSelector.matchExpressions[0].operator: "),
                inText(
                        "In without values",
                        HEADER.replace("podSelector: {}", "podSelector: {matchExpressions: [{key: a, operator: In}]}"),
                        "5:36: error: NetworkPolicy x/p: spec.podSelector.matchExpressions[0].values: "),
                inText(
                        "two policies of one name",
                        HEADER + "---\n" + HEADER,
                        "9:18: error: NetworkPolicy x/p: metadata.name: "),
                inSpec("http:", "ingress:\n  - http: [{method: GET}]", "7:7: spec.ingress[0].http: "),
                inSpec(
                        "path:",
                        "ingress:\n  - ports: [{port: 80, path: /admin}]",
                        "7:26: spec.ingress[0].ports[0].path: "),
                inText("aliases that explode", explodingAliases(), "10:15: error: "),
                inText("10,000 levels", "[".repeat(10_000) + "]".repeat(10_000) + "\n", "1:101: error: "),
                inText("10,000 levels in blocks", nested(), "1:201: error: "));
    }

    private static String nested() {
        StringBuilder text = new StringBuilder();
        for (int level = 0; level < 10_000; level++) {
            text.append("- ");
        }
        return text.append("x\n").toString();
    }

    private Ran run(String... arguments) {
        return Ran.netpol(arguments).in(folder);
    }

    private static void assertRefusedForm(Ran ran, Mistake mistake, String source, String... lastLines) {
        assertThat(ran.status()).isEqualTo(Main.BAD_INPUT);
        List<String> lines = ran.errLines();
        List<String> problems = lines.subList(0, lines.size() - lastLines.length);
        assertThat(lines.subList(problems.size(), lines.size())).containsExactly(lastLines);
        assertThat(problems).hasSameSizeAs(mistake.problems());
        for (int i = 0; i < problems.size(); i++) {
            assertThat(problems.get(i))
                    .startsWith(source + ":" + mistake.problems().get(i))
                    .matches(".*:[0-9]+:[0-9]+: error: .*\\[[a-z-]+]");
        }
    }

    private static String closing(int errors) {
        return "netpol: " + errors + (errors == 1 ? " error" : " errors")
                + " in the input, so nothing is answered; --skip-invalid answers for the valid rest";
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isRefusedByEveryCommand(Mistake mistake) throws IOException {
        Path file = Files.write(folder.resolve("in.yaml"), mistake.text().getBytes(StandardCharsets.UTF_8));
        Path pods =
                Files.writeString(folder.resolve("pods.yaml"), Manifest.stream(Manifest.pod("a"), Manifest.pod("b")));
        Path test = Files.writeString(
                folder.resolve("test.yaml"),
                "name: t\nmanifests: [in.yaml, pods.yaml]\nexpect: [{from: x/a, to: x/b, port: 80, verdict: allowed}]\n");
        String closing = closing(mistake.problems().size());

        for (String format : List.of("txt", "json")) {
            Ran list = run("list", file.toString(), pods.toString(), "-o", format);
            assertRefusedForm(list, mistake, "DIR/in.yaml", closing);
            assertThat(list.out()).isEmpty();

            Ran eval =
                    run("eval", file.toString(), pods.toString(), "--from=x/a", "--to=x/b", "--port=80", "-o", format);
            assertThat(eval).isEqualTo(list);
            assertThat(run("describe", file.toString(), pods.toString(), "-o", format))
                    .isEqualTo(list);
            assertThat(run("java", file.toString(), pods.toString(), "--package=p", "--class=C", "-o", format))
                    .isEqualTo(list);
        }

        Ran tested = run("test", test.toString());
        assertRefusedForm(
                tested,
                mistake,
                "DIR/in.yaml",
                "DIR/test.yaml:1:1: error: policy test \"t\": the objects of the test have errors");
        assertThat(tested.outLines())
                .containsExactly("ERROR t: the objects of the test have errors", "0 passed, 1 failed");
        assertThat(run("test", test.toString(), "-o", "json").status()).isEqualTo(Main.BAD_INPUT);
    }

    /** What is wrong with paths has no line. */
    private void assertPathRefused(Path path, String problem) throws IOException {
        Path test = Files.writeString(
                folder.resolve("test.yaml"),
                "name: t\nmanifests: [\"" + folder.relativize(path)
                        + "\"]\nexpect: [{from: x/a, to: x/b, port: 80, verdict: allowed}]\n");

        run("list", path.toString()).assertRefused(problem, closing(1));
        run("eval", path.toString(), "--from=x/a", "--to=x/b", "--port=80").assertRefused(problem, closing(1));
        run("describe", path.toString()).assertRefused(problem, closing(1));
        run("java", path.toString(), "--package=p", "--class=C").assertRefused(problem, closing(1));
        Ran tested = run("test", test.toString());
        assertThat(tested.errLines())
                .containsExactly(
                        problem, "DIR/test.yaml:1:1: error: policy test \"t\": the objects of the test have errors");
        assertThat(tested.status()).isEqualTo(Main.BAD_INPUT);
    }

    @Test
    void aMissingPath() throws IOException {
        assertPathRefused(
                folder.resolve("no-such-folder"),
                "DIR/no-such-folder: error: there is no such file or folder [missing]");
    }

    @Test
    void anEmptyFolder() throws IOException {
        assertPathRefused(
                Files.createDirectory(folder.resolve("empty")),
                "DIR/empty: error: the folder holds no .yaml, .yml or .json file [no-manifests]");
    }

    @Test
    void aFileOf200Megabytes() throws IOException {
        Path huge = folder.resolve("huge.yaml");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(200L * 1024 * 1024);
        }

        assertPathRefused(
                huge,
                "DIR/huge.yaml: error: the file has 209715200 bytes, and at most 33554432 are read; split it, or allow more"
                        + " with --max-file-size [too-large]");
    }

    @Test
    void everyMistakeOfEveryFileIsReported() throws IOException {
        List<Mistake> mistakes =
                mistakes().filter(mistake -> mistake.text().startsWith(HEADER)).toList();
        for (int i = 0; i < mistakes.size(); i++) {
            Files.writeString(
                    folder.resolve("%02d.yaml".formatted(i)),
                    mistakes.get(i).text().replace("name: p,", "name: p" + i + ","));
        }
        int problems =
                mistakes.stream().mapToInt(mistake -> mistake.problems().size()).sum();

        Ran ran = run("list", folder.toString());

        assertThat(mistakes).hasSizeGreaterThan(15);
        assertThat(ran.errLines().subList(0, ran.errLines().size() - 1))
                .extracting(line -> line.substring(0, "DIR/00.yaml".length()))
                .hasSize(problems)
                .isSorted();
        assertThat(ran.errLines()).last().isEqualTo(closing(problems));
        assertThat(ran.out()).isEmpty();
        assertThat(ran.status()).isEqualTo(Main.BAD_INPUT);
    }

    @Test
    void layerSevenIsToldWhatCanDoIt() throws IOException {
        Path file = Files.writeString(folder.resolve("in.yaml"), HEADER + "  ingress:\n    - http: []\n");

        assertThat(run("list", file.toString()).errLines().get(0))
                .contains("to filter those use the policies of a service mesh");
    }
}
