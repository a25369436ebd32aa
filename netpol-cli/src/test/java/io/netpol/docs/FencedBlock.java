package io.netpol.docs;

import java.util.List;

/**
 * A block between two fences.
 *
 * @param document the name of the document
 * @param language the word behind the opening fence; empty where there is none
 * @param remark what stands behind that word, such as {@code does-not-compile}; empty where there is nothing
 * @param fileName what a comment {@code <!-- file: NAME -->} before the fence calls it, or the last name of the path of a
 *     comment {@code <!-- copy of: PATH -->}; empty where there is none
 * @param partOf the file of the checkout that a comment {@code <!-- part of: PATH -->} or {@code <!-- copy of: PATH -->}
 *     names; empty where there is none
 * @param line the number of the first line inside, counted from 1
 * @param lines the lines inside
 */
record FencedBlock(
        String document, String language, String remark, String fileName, String partOf, int line, List<String> lines) {
    /** A blank line and a comment with a name can stand between an example and what it prints. */
    private static final int LINES_BEFORE_OUTPUT = 2;

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

    boolean isJava() {
        return language.equals("java");
    }

    /** Tells whether the block shows what an example before it prints: any text, or a manifest right behind it. */
    boolean isOutputOf(FencedBlock example) {
        int between = line - example.line() - example.lines().size() - 2;
        return language.equals("text") || (between <= LINES_BEFORE_OUTPUT && (isYaml() || language.equals("json")));
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

    /** Tells whether the block is the whole of a file of the checkout, and a file for what is below it. */
    boolean isCopy() {
        return isFile() && isPart();
    }

    /** Gives {@code document:line}. */
    String place() {
        return document + ":" + line;
    }
}
