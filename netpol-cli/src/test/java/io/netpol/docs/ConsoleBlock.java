package io.netpol.docs;

import io.netpol.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Calls of the command line and what they print: standard output, standard error, and {@code # exit status N} where it is
 * not 0. A call may end in {@code | grep TEXT} or {@code | head -n N}, and a backslash carries it to the next line.
 */
final class ConsoleBlock {
    private static final String PROMPT = "$ ";
    private static final String COMMAND = "./netpol";
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    private final FencedBlock block;

    private ConsoleBlock(FencedBlock block) {
        this.block = block;
    }

    static ConsoleBlock of(FencedBlock block) {
        return new ConsoleBlock(block);
    }

    /** Gives how many calls the block makes. */
    int count() {
        return calls().size();
    }

    /** Makes the calls and gives the lines that the block should have. */
    List<String> run(DocumentFiles files) {
        List<String> lines = new ArrayList<>();
        for (List<String> call : calls()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(call);
            lines.addAll(run(words(call), files));
        }
        return lines;
    }

    /** The calls, each as the lines that it is written on. */
    private List<List<String>> calls() {
        List<List<String>> calls = new ArrayList<>();
        boolean goesOn = false;
        for (String line : block.lines()) {
            if (line.startsWith(PROMPT)) {
                calls.add(new ArrayList<>());
                goesOn = true;
            }
            if (goesOn) {
                calls.get(calls.size() - 1).add(line);
                goesOn = line.endsWith("\\");
            }
        }
        return calls;
    }

    private List<String> words(List<String> call) {
        String joined = String.join("\n", call).replace("\\\n", " ").substring(PROMPT.length());
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(joined);
        while (word.find()) {
            words.add(Stream.of(word.group(1), word.group(2), word.group(3))
                    .filter(text -> text != null)
                    .findFirst()
                    .orElseThrow());
        }
        if (!words.get(0).equals(COMMAND)) {
            throw new IllegalStateException(
                    block.place() + ": only calls of " + COMMAND + " can be run, and this is \"" + joined + "\"");
        }
        return words.subList(1, words.size());
    }

    private List<String> run(List<String> words, DocumentFiles files) {
        int pipe = words.indexOf("|");
        List<String> filter = pipe < 0 ? List.of() : words.subList(pipe + 1, words.size());
        String[] arguments = (pipe < 0 ? words : words.subList(0, pipe))
                .stream().map(files::resolve).toArray(String[]::new);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
        List<String> lines =
                new ArrayList<>(filtered(files.unresolve(out.toString()).lines().toList(), filter));
        files.unresolve(err.toString()).lines().forEach(lines::add);
        if (status != 0) {
            lines.add("# exit status " + status);
        }
        return lines;
    }

    private List<String> filtered(List<String> lines, List<String> filter) {
        if (filter.isEmpty()) {
            return lines;
        }
        String last = filter.get(filter.size() - 1);
        if (filter.size() == 2 && filter.get(0).equals("grep")) {
            return lines.stream().filter(line -> line.contains(last)).toList();
        }
        if (filter.size() == 3 && filter.subList(0, 2).equals(List.of("head", "-n"))) {
            return lines.subList(0, Math.min(lines.size(), Integer.parseInt(last)));
        }
        throw new IllegalStateException(
                block.place() + ": only grep TEXT and head -n N can follow, not " + String.join(" ", filter));
    }
}
