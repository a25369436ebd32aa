package io.netpol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a script, and the program as a process of its own. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("../netpol");

    @TempDir
    Path folder;

    private Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(false)
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    private Process startNetpol(String... arguments) throws IOException {
        return startNetpolWith(List.of(), arguments);
    }

    private Process startNetpolWith(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                // whatever the platform says: the output is UTF-8
                "-Dfile.encoding=ISO-8859-1",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.netpol.cli.Main"));
        command.addAll(List.of(arguments));
        return start(command.toArray(String[]::new));
    }

    @Test
    void theScriptIsOneThatEveryShellReads() throws IOException, InterruptedException {
        Process check = start("sh", "-n", LAUNCHER.toString());

        assertThat(check.waitFor()).isZero();
        assertThat(err()).isEmpty();
    }

    @Test
    void theScriptCanBeCalled() throws IOException {
        assertThat(LAUNCHER).isExecutable();
        assertThat(Files.readAllLines(LAUNCHER)).first().isEqualTo("#!/bin/sh");
    }

    @Test
    void theExitStatusIsThatOfTheCommand() throws IOException, InterruptedException {
        assertThat(startNetpol("--version").waitFor()).isZero();
        assertThat(startNetpol("list", "no-such-folder").waitFor()).isEqualTo(Main.BAD_INPUT);
        assertThat(err()).startsWith("no-such-folder: error: there is no such file or folder [missing]\n");
    }

    @Test
    void theOutputIsUtf8() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("in.yaml"), """
                {apiVersion: v1, kind: Gr\u00fc\u00dfe, metadata: {name: a}}
                ---
                name: \u70ae
                expect: [{from: 192.0.2.1, to: 192.0.2.2, port: 80, verdict: allowed}]
                """);

        Process list = startNetpol("list", file.toString());
        list.getInputStream().readAllBytes();
        assertThat(list.waitFor()).isZero();
        assertThat(err()).startsWith("passed over: 1 Gr\u00fc\u00dfe (v1), 1 policy test\n");

        Process test = startNetpol("test", "-o", "json", file.toString());
        byte[] out = test.getInputStream().readAllBytes();
        assertThat(test.waitFor()).isEqualTo(Main.BAD_INPUT);
        assertThat(new String(out, StandardCharsets.UTF_8)).contains("\"name\" : \"\u70ae\"");
    }

    @Test
    void aReaderThatStopsReadingIsNoMatter() throws IOException, InterruptedException {
        Process list = startNetpol("list", "-o", "json", "../examples/online-shop");
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        try (InputStream out = list.getInputStream()) {
            first.write(out.read());
        }

        list.waitFor();
        assertThat(first.toString(StandardCharsets.UTF_8)).isEqualTo("{");
        assertThat(err()).isEqualTo("passed over: 1 policy test\n");
    }

    /** Which classes a call loads, as the virtual machine lists them. */
    private String classesOf(String... arguments) throws IOException, InterruptedException {
        Path classes = folder.resolve("classes");
        Process call = startNetpolWith(List.of("-Xlog:class+load:file=" + classes), arguments);
        call.getInputStream().readAllBytes();
        assertThat(call.waitFor()).isZero();
        return Files.readString(classes);
    }

    @Test
    void onlyTheCommandThatWritesJavaLoadsWhatThatNeeds() throws IOException, InterruptedException {
        String shop = "../examples/online-shop";

        assertThat(classesOf("java", shop, "--package=p", "--class=C"))
                .contains("com.palantir.javapoet.", "io.netpol.dsl.");
        assertThat(classesOf("describe", shop))
                .contains("io.netpol.cli.JavaCommand")
                .doesNotContain("com.palantir.javapoet.", "io.netpol.dsl.", "io.netpol.cli.source.ClassFile");
    }
}
