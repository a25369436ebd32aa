package io.netpol.docs;

import java.util.List;

/**
 * A block between two fences.
 *
 * @param document the name of the document
 * @param language the word behind the opening fence; empty where there is none
 * @param fileName what a comment {@code <!-- file: NAME -->} before the fence calls it; empty where there is none
 * @param partOf the file of the checkout that a comment {@code <!-- part of: PATH -->} names; empty where there is none
 * @param line the number of the first line inside, counted from 1
 * @param lines the lines inside
 */
record FencedBlock(String document, String language, String fileName, String partOf, int line, List<String> lines) {
    /** Gives the text, every line ended. */
    String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** Gives the text behind as many empty lines as the document has before it, so that line numbers are the document's. */
    String textAtItsLine() {
        return "\n".repeat(line - 1) + text();
    }

    boolean isYaml() {
        return language.equals("yaml");
    }

    /** Tells whether the block is a policy test that should hold; one that is a file is for the calls below it. */
    boolean isPolicyTest() {
        return isYaml() && !isFile() && lines.stream().anyMatch(text -> text.startsWith("expect:"));
    }

    boolean isFile() {
        return !fileName.isEmpty();
    }

    boolean isPart() {
        return !partOf.isEmpty();
    }

    /** Gives {@code document:line}. */
    String place() {
        return document + ":" + line;
    }
}
