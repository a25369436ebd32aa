package io.netpol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, versions, bad usage, and what nobody expected. */
class MainTest {
    @TempDir
    Path folder;

    // --- help and versions

    @ParameterizedTest
    @ValueSource(strings = {"", "list", "eval", "test", "describe", "java", "convert"})
    void help(String command) throws IOException {
        for (String option : List.of("--help", "-h")) {
            Ran ran = Ran.netpol(words(command, option));
            Approved.assertApproved(ran.out(), "help" + (command.isEmpty() ? "" : "-" + command) + ".txt");
            assertThat(ran.err()).isEmpty();
            assertThat(ran.status()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "list", "eval", "test", "describe", "java", "convert"})
    void versions(String command) {
        for (String option : List.of("--version", "-V")) {
            // a jar has a version, classes have none
            Ran.netpol(words(command, option)).assertAnswered(0, "netpol (not packaged)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "eval", "test", "describe", "java", "convert"})
    void everyOptionOfTheDesignIsInTheHelp(String command) {
        assertThat(Ran.netpol(command, "--help").out())
                .contains(
                        "--channel=standard|experimental",
                        "--unknown-peers=refuse|fail-closed",
                        "--strict-cidr=true|false",
                        "--kubernetes=1.NN",
                        "--skip-invalid",
                        "--output=txt|json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "eval", "test"})
    void whatAnswersQuestionsHasTheOptionsForThem(String command) {
        assertThat(Ran.netpol(command, "--help").out())
                .contains(
                        "--ip-families=auto|ipv4|ipv6|both",
                        "--host-network-pods=as-nodes|as-pods",
                        "--ip-block-matches-pods=true|false",
                        "--egress-to-own-node=enforced|allowed",
                        "--pod-cidr=CIDR",
                        "--domain-name=NAME=ADDRESS[,ADDRESS...]");
    }

    private static String[] words(String command, String option) {
        return command.isEmpty() ? new String[] {option} : new String[] {command, option};
    }

    // --- bad usage

    private static final String USAGE = "usage: netpol COMMAND ...";
    private static final String USAGE_OF_LIST = "usage: netpol list [OPTIONS] PATH...";
    private static final String USAGE_OF_EVAL =
            "usage: netpol eval PATH... --from=SOURCE --to=DESTINATION --port=N [OPTIONS]";

    @Test
    void noCommand() {
        Ran.netpol()
                .assertRefused(
                        "netpol: a command is missing: list, eval, test, describe, java or convert",
                        USAGE,
                        "netpol --help explains it");
    }

    @Test
    void unknownCommands() {
        Ran.netpol("lst", "k8s")
                .assertRefused(
                        "netpol: there is no command \"lst\"; did you mean list?", USAGE, "netpol --help explains it");
        Ran.netpol("frobnicate")
                .assertRefused("netpol: there is no command \"frobnicate\"", USAGE, "netpol --help explains it");
    }

    @Test
    void unknownOptions() {
        Ran.netpol("list", "--pod-cdir=10.0.0.0/8", "k8s")
                .assertRefused(
                        "netpol: netpol list has no option --pod-cdir; did you mean --pod-cidr?",
                        USAGE_OF_LIST,
                        "netpol list --help explains it");
        Ran.netpol("list", "k8s", "--colour")
                .assertRefused(
                        "netpol: netpol list has no option --colour", USAGE_OF_LIST, "netpol list --help explains it");
        Ran.netpol("--skip-invalid", "list", "k8s")
                .assertRefused("netpol: netpol has no option --skip-invalid", USAGE, "netpol --help explains it");
        Ran.netpol("test", "--skip", "k8s")
                .assertRefused(
                        "netpol: netpol test has no option --skip",
                        "usage: netpol test [OPTIONS] FILE-OR-FOLDER...",
                        "netpol test --help explains it");
    }

    @Test
    void missingParameters() {
        Ran.netpol("list")
                .assertRefused(
                        "netpol: missing required parameter: 'PATH'", USAGE_OF_LIST, "netpol list --help explains it");
        Ran.netpol("test")
                .assertRefused(
                        "netpol: missing required parameter: 'FILE-OR-FOLDER'",
                        "usage: netpol test [OPTIONS] FILE-OR-FOLDER...",
                        "netpol test --help explains it");
        Ran.netpol("eval", "k8s")
                .assertRefused(
                        "netpol: missing required options: '--from=SOURCE', '--to=DESTINATION', '--port=N'",
                        USAGE_OF_EVAL,
                        "netpol eval --help explains it");
        Ran.netpol("eval", "k8s", "--from=a/b", "--to=a/c")
                .assertRefused(
                        "netpol: missing required option: '--port=N'", USAGE_OF_EVAL, "netpol eval --help explains it");
        Ran.netpol("list", "--strict-cidr")
                .assertRefused(
                        "netpol: missing required parameter for option '--strict-cidr' (true|false)",
                        USAGE_OF_LIST,
                        "netpol list --help explains it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --strict-cidr=maybe           | option '--strict-cidr': "maybe" is neither true nor false
                    --strict-cidr=TRUE            | option '--strict-cidr': "TRUE" is neither true nor false
                    --ip-block-matches-pods=no    | option '--ip-block-matches-pods': "no" is neither true nor false
                    --ip-families=ipv5            | option '--ip-families': "ipv5" is none of auto, ipv4, ipv6, both
                    --host-network-pods=AS_PODS   | option '--host-network-pods': "AS_PODS" is none of as-nodes, as-pods
                    --egress-to-own-node=never    | option '--egress-to-own-node': "never" is none of enforced, allowed
                    --output=yaml                 | option '--output': "yaml" is none of txt, json
                    --kubernetes=latest           | option '--kubernetes': "latest" is no Kubernetes version; write it as 1.37
                    --kubernetes=1.7              | option '--kubernetes': Kubernetes 1.7 is older than 1.8, the first release with egress rules; give 1.8 or newer
                    --pod-cidr=10.0.0.0           | option '--pod-cidr' (CIDR): "10.0.0.0" is no CIDR: the prefix length is missing; write 10.0.0.0/32 for this one address
                    --channel=beta                | option '--channel': "beta" is none of standard, experimental
                    --unknown-peers=allow         | option '--unknown-peers': "allow" is none of refuse, fail-closed
                    --domain-name=example.com     | option '--domain-name' (NAME=ADDRESS[,ADDRESS...]): "example.com" has no addresses; write a domain name, '=' and addresses with commas between, such as www.example.com=192.0.2.7,192.0.2.8, or none behind the '=' for a name that resolves to nothing
                    --max-file-size=1M            | option '--max-file-size': "1M" is no whole number, or too large a one
                    --max-file-size=9999999999999999999 | option '--max-file-size': "9999999999999999999" is no whole number, or too large a one
                    """)
    void badValues(String option, String problem) {
        String[] lines = {"netpol: invalid value for " + problem, USAGE_OF_LIST, "netpol list --help explains it"};
        Ran.netpol("list", option, "k8s").assertRefused(lines);
        if (!option.startsWith("--output")) {
            Ran.netpol("list", "-o=json", option, "k8s").assertRefused(lines);
        }
    }

    @Test
    void aPortThatIsNoNumber() {
        Ran.netpol("eval", "k8s", "--from=a/b", "--to=a/c", "--port=http")
                .assertRefused(
                        "netpol: invalid value for option '--port': \"http\" is no whole number, or too large a one",
                        USAGE_OF_EVAL,
                        "netpol eval --help explains it");
    }

    @Test
    void anOptionThatIsGivenTwice() {
        Ran ran = Ran.netpol("list", "--ip-families=ipv4", "--ip-families=ipv6", "k8s");

        assertThat(ran.errLines().get(0)).contains("'--ip-families'", "only once");
        assertThat(ran.status()).isEqualTo(Main.BAD_INPUT);
    }

    @Test
    void anOptionIsNoShortFormOfAnother() {
        assertThat(Ran.netpol("list", "--pod=10.0.0.0/8", "k8s").status()).isEqualTo(Main.BAD_INPUT);
    }

    @Test
    void aPathThatCanBeNone() {
        Ran.netpol("list", "a\0b")
                .assertRefused(
                        "netpol: invalid value for positional parameter at index 0..* (PATH): \"a\0b\" can be no path: Nul"
                                + " character not allowed",
                        USAGE_OF_LIST,
                        "netpol list --help explains it");
    }

    @Test
    void aPathThatLooksLikeAnOption() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), Manifest.stream(Manifest.pod("a")));

        assertThat(Ran.netpol("list", "--", file.toString()).outLines()).hasSize(2);
        assertThat(Ran.netpol("list", "--", "--help").errLines().get(0))
                .isEqualTo("--help: error: there is no such file or folder [missing]");
    }

    // --- what nobody expected

    /** Fails as a mistake in the program would. */
    private static final class Broken extends Writer {
        @Override
        public void write(char[] text, int offset, int length) {
            throw new IllegalStateException("the first line\nof several");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private Ran runBroken(String... arguments) {
        StringWriter err = new StringWriter();
        int status;
        try (PrintWriter out = new PrintWriter(new Broken());
                PrintWriter toErr = new PrintWriter(err)) {
            status = Main.run(out, toErr, arguments);
        }
        return new Ran(status, "", err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "--help"})
    void aBugIsCalledOne(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), Manifest.stream(Manifest.pod("a")));

        Ran ran = command.equals("list") ? runBroken("list", file.toString()) : runBroken(command);

        ran.assertRefused(
                "netpol: nothing was answered, and this is a bug in netpol: java.lang.IllegalStateException: the first line",
                "netpol: please report it, with what the same command prints with --stack-trace");
    }

    @Test
    void theStackOfABugIsPrintedOnRequest() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), Manifest.stream(Manifest.pod("a")));

        for (Ran ran : List.of(
                runBroken("--stack-trace", "list", file.toString()),
                runBroken("list", "--stack-trace", file.toString()))) {
            assertThat(ran.errLines().get(0)).contains("this is a bug in netpol");
            assertThat(ran.errLines()).anyMatch(line -> line.startsWith("\tat io.netpol.cli.ListCommand.call("));
            assertThat(ran.status()).isEqualTo(Main.BAD_INPUT);
        }
    }

    @Test
    void badInputHasNoStackEvenOnRequest() {
        assertThat(Ran.netpol("list", "--stack-trace", "gone").errLines()).hasSize(2);
    }

    // --- colours and progress

    @AfterEach
    void noTerminal() {
        Stream.of(Terminal.COLOURS, Terminal.WATCHED).forEach(System::clearProperty);
    }

    @Test
    void coloursOnlyOnATerminal() {
        String[] call = {"eval", "../examples/online-shop", "--from=shop/frontend", "--to=shop/cart", "--port=7070"};
        assertThat(Ran.netpol(call).out()).doesNotContain("\u001b");

        System.setProperty(Terminal.COLOURS, "true");

        assertThat(Ran.netpol(call).outLines().get(0))
                .isEqualTo("shop/frontend[Deployment] => shop/cart[Deployment] TCP 7070 (IPv4):"
                        + " \u001b[32mallowed\u001b[39m\u001b[0m");
        assertThat(Ran.netpol("list", "--help").out()).contains("\u001b[");
        assertThat(Ran.netpol("list", "../examples/online-shop").out()).doesNotContain("\u001b");
    }

    @Test
    void everyOutcomeHasItsColour() throws IOException {
        System.setProperty(Terminal.COLOURS, "true");
        Path file = Files.writeString(
                folder.resolve("in.yaml"),
                Manifest.stream(Manifest.pod("a"), Manifest.pod("b"), Manifest.policyForBlock("b", "10.0.0.0/9")));

        assertThat(Ran.netpol("eval", file.toString(), "--from=x/a", "--to=x/b", "--port=80")
                        .outLines()
                        .get(0))
                .contains("\u001b[33munknown");
        assertThat(Ran.netpol("eval", file.toString(), "--from=x/a", "--to=x/b", "--port=81")
                        .outLines()
                        .get(0))
                .contains("\u001b[31mdenied");
    }

    @Test
    void progressIsQuietAtFirstThenOverwritesItsLine() {
        long[] now = {0};
        StringWriter err = new StringWriter();
        try (Terminal.Progress progress = new Terminal.Progress(new PrintWriter(err), true, () -> now[0])) {
            progress.accept("1 of 300 workloads");
            now[0] = 999_999_999L;
            progress.accept("2 of 300 workloads");
            assertThat(err.toString()).isEmpty();
            now[0] = 1_000_000_000L;
            progress.accept("30 of 300 workloads");
            now[0] += 199_999_999L;
            progress.accept("40 of 300 workloads");
            now[0]++;
            progress.accept("9 of 300 tests");
        }

        assertThat(err.toString()).isEqualTo("\r30 of 300 workloads" + "\r9 of 300 tests     " + "\r              \r");
    }

    @Test
    void nobodyWatchesNothingIsShown() {
        StringWriter err = new StringWriter();
        long[] now = {0};
        try (Terminal.Progress progress =
                new Terminal.Progress(new PrintWriter(err), false, () -> now[0] += 2_000_000_000L)) {
            progress.accept("1 of 2 workloads");
            progress.accept("2 of 2 workloads");
        }

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theLauncherSaysWhetherAPersonWatches() {
        StringWriter err = new StringWriter();
        System.setProperty(Terminal.WATCHED, "true");
        try (Terminal.Progress progress = Terminal.progress(new PrintWriter(err))) {
            progress.accept("1 of 1 workloads");
        }

        assertThat(err.toString()).isEmpty();
    }
}
