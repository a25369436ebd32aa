package io.netpol.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A markdown file: its fenced blocks, its headings, its links. Fences stand at the start of a line. */
final class MarkdownDocument {
    private static final String FENCE = "```";
    private static final Pattern COMMENT = Pattern.compile("<!-- (file|part of|copy of): (\\S+) -->");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)|(?:src|srcset|href)=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{N}\\-_ ]");

    private final Path file;
    private final String name;
    private final List<String> lines;
    private final List<FencedBlock> blocks = new ArrayList<>();
    private final Set<String> anchors = new LinkedHashSet<>();
    private final List<String> headings = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    private MarkdownDocument(Path file, String name, List<String> lines) {
        this.file = file;
        this.name = name;
        this.lines = lines;
        scan();
    }

    /**
     * A link to something of the checkout.
     *
     * @param target what it points to, as written
     * @param line where it stands
     */
    record Link(String target, int line) {
        boolean isLocal() {
            return !target.contains("://") && !target.startsWith("mailto:");
        }
    }

    static MarkdownDocument read(Path file, String name) {
        try {
            return new MarkdownDocument(file, name, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MarkdownDocument of(String text) {
        return new MarkdownDocument(Path.of("text.md"), "text.md", text.lines().toList());
    }

    private void scan() {
        Map<String, Integer> timesSeen = new HashMap<>();
        String fileName = "";
        String partOf = "";
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at);
            if (line.startsWith(FENCE)) {
                int end = closingFence(at);
                String[] words = line.substring(FENCE.length()).strip().split(" ", 2);
                blocks.add(new FencedBlock(
                        name,
                        words[0],
                        words.length == 1 ? "" : words[1],
                        fileName,
                        partOf,
                        at + 2,
                        List.copyOf(lines.subList(at + 1, end))));
                at = end;
            } else {
                scanText(line, at + 1, timesSeen);
            }
            Matcher comment = COMMENT.matcher(line);
            boolean isComment = comment.matches();
            partOf = isComment && !comment.group(1).equals("file") ? comment.group(2) : "";
            fileName = isComment && !comment.group(1).equals("part of")
                    ? comment.group(2).substring(partOf.lastIndexOf('/') + 1)
                    : "";
            at++;
        }
    }

    private int closingFence(int opening) {
        for (int i = opening + 1; i < lines.size(); i++) {
            if (lines.get(i).equals(FENCE)) {
                return i;
            }
        }
        throw new IllegalStateException(name + ":" + (opening + 1) + ": this fence is never closed");
    }

    private void scanText(String line, int number, Map<String, Integer> timesSeen) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            headings.add(heading.group(1));
            String anchor = anchor(heading.group(1));
            int before = timesSeen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        Matcher link = LINK.matcher(CODE.matcher(line).replaceAll(""));
        while (link.find()) {
            links.add(new Link(link.group(1) != null ? link.group(1) : link.group(2), number));
        }
    }

    /** Gives the name by which a heading can be linked to, as the common web viewers make it. */
    static String anchor(String heading) {
        return NOT_IN_ANCHORS
                .matcher(heading.strip().toLowerCase(Locale.ROOT))
                .replaceAll("")
                .replace(' ', '-');
    }

    Path file() {
        return file;
    }

    String name() {
        return name;
    }

    List<String> lines() {
        return lines;
    }

    List<FencedBlock> blocks() {
        return blocks;
    }

    List<String> headings() {
        return headings;
    }

    Set<String> anchors() {
        return anchors;
    }

    List<Link> links() {
        return links;
    }

    /** Writes the document with other lines in some of its blocks. */
    void rewrite(Map<FencedBlock, List<String>> newLines) {
        List<String> rewritten = new ArrayList<>(lines);
        for (int i = blocks.size() - 1; i >= 0; i--) {
            FencedBlock block = blocks.get(i);
            if (newLines.containsKey(block)) {
                List<String> inside = rewritten.subList(
                        block.line() - 1, block.line() - 1 + block.lines().size());
                inside.clear();
                inside.addAll(newLines.get(block));
            }
        }
        try {
            Files.writeString(file, String.join("\n", rewritten) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
