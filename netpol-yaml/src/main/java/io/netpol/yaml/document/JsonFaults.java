package io.netpol.yaml.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says in one line where a text stops being JSON, and what to write instead. Jackson 2.22's own words are only matched; they
 * speak of its features. A word that is not known here gets a general text at the right place.
 */
final class JsonFaults {

    private static final List<String> LITERALS = List.of("true", "false", "null");
    private static final Pattern START_OF_NUMBER = Pattern.compile("-?\\d+(\\.|[eE][-+]?)");

    private final String text;
    private final LineCursor cursor;

    JsonFaults(String text, LineCursor cursor) {
        this.text = text;
        this.cursor = cursor;
    }

    SyntaxProblem explain(JsonProcessingException e, JsonParser parser, TreeBuilder.@Nullable Opened innermost) {
        String what = e.getOriginalMessage();
        int found = (int) e.getLocation().getCharOffset();
        // For characters that are skipped before they are judged the place is the one behind them.
        if (what.startsWith("Illegal character")) {
            found--;
        }
        if (isNumber(what)) {
            found = wordStart(found);
        }
        if (e instanceof JsonEOFException) {
            return cutOff(what, parser, innermost);
        }
        if (innermost != null && endsInWord(found)) {
            return cutOff(what, parser, innermost);
        }
        return new SyntaxProblem(cursor.at(found), SyntaxCode.JSON_SYNTAX, words(what, found, innermost));
    }

    private SyntaxProblem cutOff(String what, JsonParser parser, TreeBuilder.@Nullable Opened innermost) {
        String inside;
        if (what.contains("field name")) {
            inside = "the key opened at " + cursor.at(lastQuote()) + "; close it with \"";
        } else if (what.contains("string value") || what.contains("escape sequence")) {
            int start = parser.currentToken() == JsonToken.VALUE_STRING
                    ? (int) parser.currentTokenLocation().getCharOffset()
                    : lastQuote();
            inside = "the text opened at " + cursor.at(start) + "; close it with \"";
        } else if (innermost != null) {
            inside = (innermost.list() ? "the list" : "the object") + " opened at " + innermost.position()
                    + "; close it with " + (innermost.list() ? "]" : "}");
        } else {
            inside = "a value; restore what is missing";
        }
        return new SyntaxProblem(cursor.at(text.length()), SyntaxCode.CUT_OFF, "the text ends inside " + inside);
    }

    /** Whether nothing but the start of a literal or of a number follows. */
    private boolean endsInWord(int start) {
        String rest = text.substring(start).stripTrailing();
        return LITERALS.stream().anyMatch(literal -> literal.startsWith(rest))
                || START_OF_NUMBER.matcher(rest).matches();
    }

    private int lastQuote() {
        int quote = text.lastIndexOf('"');
        while (quote > 0 && text.charAt(quote - 1) == '\\') {
            quote = text.lastIndexOf('"', quote - 1);
        }
        return Math.max(quote, 0);
    }

    private String words(String what, int found, TreeBuilder.@Nullable Opened innermost) {
        String character = Excerpt.quoted(text, found, text.length());
        if (innermost == null) {
            return character + " follows the end of the JSON value; delete it";
        }
        boolean closes = character.equals("\"}\"") || character.equals("\"]\"");
        String place = (innermost.list() ? "the list" : "the object") + " opened at " + innermost.position();
        if (what.contains("comment") || character.equals("\"#\"")) {
            return "JSON has no comments; delete it";
        }
        if (what.contains("expecting a colon")) {
            return "a colon is missing between key and value before " + character;
        }
        if (what.contains("expecting comma")) {
            return "a comma or " + (innermost.list() ? "]" : "}") + " is missing before " + character + " in " + place;
        }
        if (what.contains("close marker")) {
            return character + " cannot close " + place + "; write " + (innermost.list() ? "]" : "}");
        }
        if (closes && (what.contains("start field name") || what.contains("expected a valid value"))) {
            return "the comma before " + character + " has nothing behind it; delete the comma";
        }
        if (what.contains("start field name")) {
            return "a key in double quotes is needed before " + character;
        }
        if (isNumber(what)) {
            return "this is no JSON number: digits without a leading zero or plus, with a digit on both sides of the point;"
                    + " put it in double quotes if it is text";
        }
        if (what.contains("surrogate")) {
            return "an escape in the key is one half of a surrogate pair; write both halves or the character itself";
        }
        if (what.contains("hex-digit")) {
            return "\\u needs four hexadecimal digits";
        }
        if (what.contains("character escape")) {
            return "there is no escape \\" + Excerpt.character(text.codePointAt(found))
                    + " in JSON; write \\\\ for a backslash";
        }
        if (what.startsWith("Illegal unquoted")) {
            return "a text holds the character " + Excerpt.name(text.charAt(found))
                    + ", maybe because a quote is missing; " + "write it as an escape such as \\n";
        }
        if (what.startsWith("Unrecognized token")) {
            return "\"" + Excerpt.of(word(found))
                    + "\" is no JSON value; write true, false, null, a number, or text in double quotes";
        }
        return "a value is needed before " + character
                + ": true, false, null, a number, text in double quotes, a list or an object";
    }

    private static boolean isNumber(String what) {
        return what.contains("numeric value") || what.startsWith("Non-standard token");
    }

    private int wordStart(int offset) {
        int start = offset;
        while (start > 0
                && (Character.isLetterOrDigit(text.charAt(start - 1)) || "+-.".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        return start;
    }

    private String word(int start) {
        int end = start;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }
}
