package io.netpol.docs;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Java program that has ended.
 *
 * @param status its exit status
 * @param lines what it printed, errors among the rest
 */
record JavaProcess(int status, List<String> lines) {
    private static final String UNCAUGHT = "Exception in thread \"main\" ";
    private static final String FRAME = "\tat ";
    private static final String OWN_FRAME = FRAME + JavaSource.STATEMENTS + ".";

    /** Runs a class of a folder from the root of the checkout, with the class path of the tests. */
    static JavaProcess run(Path folder, String... mainClassAndArguments) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                folder + File.pathSeparator + classPath()));
        command.addAll(options());
        command.addAll(List.of(mainClassAndArguments));
        Process process = new ProcessBuilder(command)
                .directory(Checkout.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new JavaProcess(process.waitFor(), Files.readAllLines(output));
    }

    /** What keeps newer JDKs quiet about the test libraries, as the build gives it to this virtual machine. */
    private static List<String> options() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--"))
                .toList();
    }

    static String classPath() {
        return System.getProperty("java.class.path");
    }

    /**
     * Gives what was printed and the exception that ended the program, of whose frames only the first of the example itself
     * is kept; empty if none did.
     */
    Optional<List<String>> failure() {
        if (lines.stream().noneMatch(line -> line.startsWith(UNCAUGHT))) {
            return Optional.empty();
        }
        Optional<String> frame =
                lines.stream().filter(line -> line.startsWith(OWN_FRAME)).findFirst();
        return Optional.of(lines.stream()
                .filter(line -> !line.startsWith(FRAME) || line.equals(frame.orElse("")))
                .map(line -> line.startsWith(UNCAUGHT) ? line.substring(UNCAUGHT.length()) : line)
                .map(line -> line.replace("\t", "    "))
                .toList());
    }
}
