package io.netpol.yaml.document;

import java.util.BitSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.Token;

/**
 * The tabs that only separate, as in {@code key:<tab>value} or anywhere between the brackets of flow style. The YAML reader of
 * the API tooling takes them for spaces, SnakeYAML stops at them; a tab that indents is an error to both. Where SnakeYAML
 * stops at a tab that separates, it is noted here, and the document is read again with a space in its place.
 *
 * <p>Reading again costs the part of the document before the tab. What is spent like that is bounded by a multiple of the
 * text; when it is used up, tabs are errors again.
 */
final class SeparatingTabs {

    private static final int REREADS = 16;
    private static final String BEFORE_FLOW_TOKEN = "\n\r,[]{}:\"'";

    private final String text;
    private final BitSet blanks = new BitSet();
    private long credit;

    SeparatingTabs(String text) {
        this.text = text;
        this.credit = (long) REREADS * (text.length() + 4096L);
    }

    /** Whether the char there is a tab to be read as a space. */
    boolean isBlank(int offset) {
        return blanks.get(offset);
    }

    /**
     * Notes a tab that stopped the scanner, if it separates.
     *
     * @param from where the document starts
     * @param tab the offset of the tab
     * @return whether reading the document again will come further
     */
    boolean admit(int from, int tab) {
        credit -= 2L * (tab - from + 1);
        if (credit < 0) {
            return false;
        }
        int depth = flowDepth(from, tab);
        if (depth > 0) {
            admitFlow(tab, depth);
            return true;
        }
        if (!followsValue(tab)) {
            return false;
        }
        for (int i = tab; i < text.length() && text.charAt(i) == '\t'; i++) {
            blanks.set(i);
        }
        return true;
    }

    /** How many brackets are open before the tab. */
    private int flowDepth(int from, int tab) {
        int depth = 0;
        try {
            Scanner scanner = new ScannerImpl(new TextReader(text, from, tab, this), new LoaderOptions());
            for (Token.ID token = next(scanner); token != Token.ID.StreamEnd; token = next(scanner)) {
                if (token == Token.ID.FlowSequenceStart || token == Token.ID.FlowMappingStart) {
                    depth++;
                } else if (token == Token.ID.FlowSequenceEnd || token == Token.ID.FlowMappingEnd) {
                    depth--;
                }
            }
        } catch (YAMLException e) {
            // A key whose colon comes behind the tab: the brackets before it are counted.
            return depth;
        }
        return depth;
    }

    private static Token.ID next(Scanner scanner) {
        Token.ID id = scanner.peekToken().getTokenId();
        scanner.getToken();
        return id;
    }

    /** Notes all tabs between tokens from the given one to the end of the outermost brackets. */
    private void admitFlow(int tab, int openBrackets) {
        int depth = openBrackets;
        char before = '\n';
        blanks.set(tab);
        for (int i = tab + 1; i < text.length() && depth > 0; i++) {
            char c = text.charAt(i);
            boolean tokenMayStart = BEFORE_FLOW_TOKEN.indexOf(before) >= 0;
            if (c == '\t' && tokenMayStart) {
                blanks.set(i);
            } else if ((c == '"' || c == '\'') && tokenMayStart) {
                i = endOfQuotes(i, c);
            } else if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
            }
            if (c != ' ' && c != '\t') {
                before = c;
            }
        }
    }

    private int endOfQuotes(int start, char quote) {
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            i += quote == '"' && text.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    /** Whether there is more before the tab on its line than indentation and the marks of list items and keys. */
    private boolean followsValue(int tab) {
        for (int i = tab - 1; i >= 0 && "\n\r".indexOf(text.charAt(i)) < 0; i--) {
            if (" \t-?:".indexOf(text.charAt(i)) < 0) {
                return true;
            }
        }
        return false;
    }
}
