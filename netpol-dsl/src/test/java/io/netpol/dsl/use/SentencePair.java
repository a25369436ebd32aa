package io.netpol.dsl.use;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence that compiles and one that must not, as {@code does-not-compile.txt} writes them.
 *
 * @param title what the pair shows
 * @param type the type for which both sentences are given
 * @param good the lines of the sentence that compiles
 * @param meaning what it means
 * @param bad the lines of the sentence that must not compile
 * @param errorLine the line of {@code bad} at which the compiler stops, counted from 1
 * @param errorColumn the column there, counted from 1
 * @param errorCode the compiler's code of the error
 */
record SentencePair(
        String title,
        String type,
        ImmutableList<String> good,
        ImmutableList<String> meaning,
        ImmutableList<String> bad,
        long errorLine,
        long errorColumn,
        String errorCode) {

    private static final int MARGIN = 4;

    static ImmutableList<SentencePair> read(String resource) {
        ImmutableList.Builder<SentencePair> pairs = ImmutableList.builder();
        List<String> block = new ArrayList<>();
        for (String line : lines(resource)) {
            if (line.isBlank()) {
                addPair(block, pairs);
                block.clear();
            } else if (!line.startsWith("#")) {
                block.add(line);
            }
        }
        addPair(block, pairs);
        return pairs.build();
    }

    private static List<String> lines(String resource) {
        try {
            return Resources.readLines(Resources.getResource(SentencePair.class, resource), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addPair(List<String> block, ImmutableList.Builder<SentencePair> pairs) {
        if (!block.isEmpty()) {
            pairs.add(pair(block));
        }
    }

    private static SentencePair pair(List<String> block) {
        String title = block.get(0);
        String type = "Object";
        ImmutableList.Builder<String> good = ImmutableList.builder();
        ImmutableList.Builder<String> meaning = ImmutableList.builder();
        List<String> bad = new ArrayList<>();
        long errorLine = 0;
        long errorColumn = 0;
        String errorCode = "";
        for (String line : block.subList(1, block.size())) {
            String text = line.substring(MARGIN);
            switch (line.substring(0, MARGIN)) {
                case "  : " -> type = text;
                case "  + " -> good.add(text);
                case "  = " -> meaning.add(text);
                case "  - " -> bad.add(text);
                case "    " -> {
                    errorLine = bad.size();
                    errorColumn = text.indexOf('^') + 1L;
                    errorCode = text.substring(text.indexOf('^') + 1).strip();
                }
                default -> throw new IllegalArgumentException(title + ": " + line);
            }
        }
        return new SentencePair(
                title,
                type,
                good.build(),
                meaning.build(),
                ImmutableList.copyOf(bad),
                errorLine,
                errorColumn,
                errorCode);
    }

    @Override
    public String toString() {
        return title;
    }
}
