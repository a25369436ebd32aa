package io.netpol.yaml.document;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Says in one line what is wrong where SnakeYAML gave up, and what to write instead. SnakeYAML 2.5's own words are only
 * matched, never shown: they speak of tokens. A word that is not known here gets a general text at the right place.
 */
final class YamlFaults {

    static final String DIRECTIVE = "a line starting with % has to be %YAML 1.1 or %TAG with two names; delete it";

    private static final String QUOTE = "put quotes around it if it is text";

    private final String text;
    private final int end;
    private final LineCursor cursor;

    /**
     * What ended a document.
     *
     * @param earliest the first offset that belongs to the fault
     * @param inDirective whether a line with {@code %} is at fault
     */
    record Fault(SyntaxProblem problem, int earliest, boolean inDirective) {}

    YamlFaults(String text, int end, LineCursor cursor) {
        this.text = text;
        this.end = end;
        this.cursor = cursor;
    }

    Fault unplaced(int offset) {
        return new Fault(
                problem(
                        SyntaxCode.YAML_SYNTAX,
                        offset,
                        "the text is no YAML here; check quotes, escapes and indentation"),
                offset,
                false);
    }

    Fault explain(MarkedYAMLException e, TreeBuilder.@Nullable Opened innermost) {
        String what = e.getProblem();
        String doing = doing(e);
        int found = place(e, end);
        int opened = offset(e.getContextMark(), found);
        boolean directive = doing.contains("directive") || what.contains("directive") || what.contains("incompatible");
        return new Fault(problem(what, doing, found, opened, innermost), Math.min(opened, found), directive);
    }

    /** Where SnakeYAML gave up. */
    static int place(MarkedYAMLException e, int end) {
        return offset(e.getProblemMark(), end);
    }

    /** Whether SnakeYAML gave up inside a quoted text. */
    static boolean isInQuotes(MarkedYAMLException e) {
        return doing(e).endsWith("quoted scalar");
    }

    private static String doing(MarkedYAMLException e) {
        return e.getContext() == null ? "" : e.getContext();
    }

    private static int offset(@Nullable Mark mark, int otherwise) {
        return mark == null ? otherwise : mark.getIndex();
    }

    private SyntaxProblem problem(
            String what, String doing, int found, int opened, TreeBuilder.@Nullable Opened innermost) {
        if (doing.endsWith("quoted scalar")) {
            return quoted(what, found, opened);
        }
        if (doing.startsWith("while parsing a flow")) {
            return flow(what, doing, found, opened, innermost);
        }
        if (what.startsWith("could not find expected ':'")) {
            return keyWithoutColon(found, opened);
        }
        if (found < end && text.charAt(found) == '\t') {
            return problem(SyntaxCode.TAB_INDENTATION, found, tab(found));
        }
        return problem(SyntaxCode.YAML_SYNTAX, found, words(what, doing, found, opened));
    }

    private SyntaxProblem problem(SyntaxCode code, int offset, String message) {
        return new SyntaxProblem(cursor.at(offset), code, message);
    }

    private SyntaxProblem quoted(String what, int found, int opened) {
        char quote = text.charAt(opened);
        if (found >= end || what.contains("document separator")) {
            return problem(
                    SyntaxCode.CUT_OFF,
                    found,
                    ending(found) + " inside the quoted text opened at " + cursor.at(opened) + "; close it with "
                            + quote);
        }
        int backslash = text.lastIndexOf('\\', found - 1);
        int letter = text.codePointAt(backslash + 1);
        String escape = "\\" + Excerpt.character(letter);
        return problem(
                SyntaxCode.YAML_SYNTAX,
                backslash,
                "xuU".indexOf(letter) >= 0
                        ? escape
                                + " needs the hexadecimal digits of a character behind it: 2 after \\x, 4 after \\u, 8 after \\U"
                        : "there is no escape " + escape
                                + " in double quotes; write \\\\ for a backslash, or use single quotes");
    }

    private String ending(int found) {
        return found >= text.length() ? "the text ends" : "the document ends";
    }

    private SyntaxProblem flow(
            String what, String doing, int found, int opened, TreeBuilder.@Nullable Opened innermost) {
        boolean list = doing.endsWith("sequence");
        boolean node = doing.endsWith("node");
        boolean ends = what.contains("<stream end>") || what.contains("<document ");
        if (ends && node && innermost != null) {
            return cutOff(found, innermost.list(), innermost.position());
        }
        Position place = cursor.at(opened);
        if (ends && !node) {
            return cutOff(found, list, place);
        }
        if (node) {
            return problem(
                    SyntaxCode.YAML_SYNTAX,
                    found,
                    "a value is missing before " + character(found) + "; write it, or \"\"");
        }
        return problem(
                SyntaxCode.YAML_SYNTAX,
                found,
                list
                        ? "a comma or ] is missing here in the list opened at " + place
                        : "a comma or } is missing here in the mapping opened at " + place);
    }

    private SyntaxProblem cutOff(int found, boolean list, Position opened) {
        return problem(
                SyntaxCode.CUT_OFF,
                found,
                ending(found) + " inside the " + (list ? "list" : "mapping") + " opened at " + opened
                        + "; close it with " + (list ? "]" : "}"));
    }

    private SyntaxProblem keyWithoutColon(int found, int opened) {
        String line = Excerpt.of(restOfLine(opened));
        return found >= end
                ? problem(
                        SyntaxCode.CUT_OFF,
                        opened,
                        ending(found) + " after \"" + line
                                + "\", where \"key: value\" is needed; add a colon and a value, or restore what is missing")
                : problem(
                        SyntaxCode.YAML_SYNTAX,
                        opened,
                        "\"" + line + "\" stands where \"key: value\" is needed; add a colon and a space,"
                                + " or indent the line if it continues the value above");
    }

    private String restOfLine(int offset) {
        int stop = offset;
        while (stop < end && text.charAt(stop) != '\n' && text.charAt(stop) != '\r') {
            stop++;
        }
        return text.substring(offset, stop).stripTrailing();
    }

    private String tab(int offset) {
        int lineStart = offset;
        while (lineStart > 0 && " \t".indexOf(text.charAt(lineStart - 1)) >= 0) {
            lineStart--;
        }
        boolean indents = lineStart == 0 || "\n\r".indexOf(text.charAt(lineStart - 1)) >= 0;
        return indents ? "a tab indents this line; use spaces" : "a tab stands where a space is needed; use spaces";
    }

    private String words(String what, String doing, int found, int opened) {
        if (what.startsWith("mapping values are not allowed")) {
            return "a colon cannot follow here; quote a text that has \": \" in it, or indent the line like its neighbours";
        }
        if (what.startsWith("sequence entries are not allowed")) {
            return "a list item \"- \" cannot start here; write the list on lines of its own";
        }
        if (what.startsWith("mapping keys are not allowed")) {
            return "a key with \"? \" cannot start here; " + QUOTE;
        }
        if (what.contains("that cannot start any token")) {
            return character(found) + " cannot start a text without quotes; " + QUOTE;
        }
        if (what.startsWith("expected <block end>")) {
            return misfit(what, doing, found, opened);
        }
        if (what.startsWith("expected the node content")) {
            return "a value cannot start with " + character(found) + "; " + QUOTE;
        }
        if (what.startsWith("expected '<document start>'")) {
            return "the document ended before this text; indent it like the lines above, or write --- before another document";
        }
        if (doing.endsWith("an anchor") || doing.endsWith("an alias")) {
            return "a name of letters, digits, - or _ must follow " + character(opened) + "; " + QUOTE;
        }
        if (what.startsWith("found undefined tag handle") || doing.contains(" a tag")) {
            return "\"!\" starts a tag here, and this one is not declared or not finished; " + QUOTE;
        }
        if (doing.endsWith("block scalar")) {
            return "after " + character(opened) + " only +, -, a digit 1 to 9 and a comment may follow on the line; "
                    + "start the text on the next line";
        }
        if (what.contains("directive") || doing.contains("directive") || what.contains("incompatible")) {
            return DIRECTIVE;
        }
        return "the text is no YAML here; check quotes and indentation";
    }

    private String misfit(String what, String doing, int found, int opened) {
        boolean list = doing.endsWith("collection");
        String block = (list ? "the list" : "the mapping") + " that starts at " + cursor.at(opened);
        if (what.endsWith("':'")) {
            return "a key is missing before the colon";
        }
        if (!isFirstOnLine(found)) {
            return "text follows a value that is already complete; quote the whole value";
        }
        if (what.endsWith("'-'")) {
            return "a list item stands here in " + block + "; indent it below the key that it belongs to";
        }
        return "this line fits neither " + block + " nor what is around it; indent it like its neighbours";
    }

    private boolean isFirstOnLine(int offset) {
        int i = offset - 1;
        while (i >= 0 && text.charAt(i) == ' ') {
            i--;
        }
        return i < 0 || text.charAt(i) == '\n' || text.charAt(i) == '\r';
    }

    private String character(int offset) {
        return Excerpt.quoted(text, offset, end);
    }
}
