package io.netpol.yaml.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;

/**
 * What a plain scalar means. The rules are those of the YAML reader of the Kubernetes API tooling (sigs.k8s.io/yaml, whose
 * scalars are go-yaml v2's): YAML 1.1 truth values in three spellings each, integers in base 2, 8, 10 and 16 with underscores
 * anywhere after the first character, floats without base 60. A date, a time like {@code 12:30} and anything else is text.
 *
 * <p>On purpose a little more than that counts as a number, namely what other tools take for one: integers beyond 64 bits in
 * every base, floats beyond the range of a double ({@code 1e400}), and a fraction with doubled underscores. Text where a
 * number may be meant is better refused than guessed, and quotes settle it.
 */
final class PlainText {

    private static final int LONGEST_WORD = 5;
    private static final Map<String, ScalarKind> WORDS = words();

    private PlainText() {}

    private static Map<String, ScalarKind> words() {
        Map<String, ScalarKind> words = new HashMap<>();
        for (String word : new String[] {"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"}) {
            words.put(word, ScalarKind.BOOLEAN);
        }
        for (String word : new String[] {"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"}) {
            words.put(word, ScalarKind.BOOLEAN);
        }
        for (String word : new String[] {"~", "null", "Null", "NULL"}) {
            words.put(word, ScalarKind.NULL);
        }
        for (String word : new String[] {".nan", ".NaN", ".NAN"}) {
            words.put(word, ScalarKind.FLOAT);
        }
        for (String word : new String[] {".inf", ".Inf", ".INF"}) {
            words.put(word, ScalarKind.FLOAT);
            words.put("+" + word, ScalarKind.FLOAT);
            words.put("-" + word, ScalarKind.FLOAT);
        }
        return words;
    }

    /** The kind of a text without quotes. */
    static ScalarKind kind(String text) {
        if (text.isEmpty()) {
            return ScalarKind.NULL;
        }
        char first = text.charAt(0);
        if (!startsOther(first)) {
            return ScalarKind.STRING;
        }
        ScalarKind word = text.length() > LONGEST_WORD ? null : WORDS.get(text);
        if (word != null) {
            return word;
        }
        if (first > '9') {
            return ScalarKind.STRING;
        }
        String digits = withoutUnderscores(text);
        if (isInteger(digits)) {
            return ScalarKind.INTEGER;
        }
        return isFloat(digits) ? ScalarKind.FLOAT : ScalarKind.STRING;
    }

    /** Whether a text that starts so can be anything but text. */
    private static boolean startsOther(char first) {
        return switch (first) {
            case 'y', 'Y', 'n', 'N', 't', 'T', 'f', 'F', 'o', 'O', '~', '.', '+', '-' -> true;
            default -> first >= '0' && first <= '9';
        };
    }

    /** The truth value of a text of kind {@link ScalarKind#BOOLEAN}. */
    static boolean truth(String text) {
        return switch (text.charAt(0)) {
            case 'y', 'Y', 't', 'T' -> true;
            case 'o', 'O' -> text.length() == 2;
            default -> false;
        };
    }

    /** The value of a text of kind {@link ScalarKind#INTEGER}. */
    static BigInteger integer(String text) {
        String digits = withoutUnderscores(text);
        int sign = isSign(digits.charAt(0)) ? 1 : 0;
        int radix = radix(digits, sign);
        int start = digitsStart(digits, sign);
        boolean negative = digits.charAt(sign == 1 ? 0 : Math.max(start - 1, 0)) == '-';
        BigInteger value = new BigInteger(digits.substring(start), radix);
        return negative ? value.negate() : value;
    }

    /**
     * The text that a {@link ScalarKind#FLOAT} has as a key: the shortest one that names the same number in single precision,
     * with an exponent below -4 and from 6 on. This is what the API tooling makes of it.
     */
    static String floatKey(String text) {
        String digits = withoutUnderscores(text);
        if (WORDS.containsKey(digits)) {
            return digits.startsWith("-")
                    ? "-.inf"
                    : digits.startsWith(".n") || digits.startsWith(".N") ? ".nan" : ".inf";
        }
        double wide = Double.parseDouble(digits);
        if (Double.isInfinite(wide)) {
            return text;
        }
        float value = (float) wide;
        if (Float.isInfinite(value)) {
            return value < 0 ? "-.inf" : ".inf";
        }
        String sign = digits.startsWith("-") ? "-" : "";
        if (value == 0) {
            return sign + "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < 6) {
            return sign + shortest.toPlainString();
        }
        String mantissa = shortest.unscaledValue().toString();
        String fraction = mantissa.length() > 1 ? "." + mantissa.substring(1) : "";
        int size = Math.abs(exponent);
        return sign + mantissa.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
    }

    private static BigDecimal shortest(float value) {
        BigDecimal exact = new BigDecimal(value);
        int precision = 1;
        BigDecimal candidate = exact.round(new MathContext(precision));
        while (candidate.floatValue() != value) {
            precision++;
            candidate = exact.round(new MathContext(precision));
        }
        return candidate.stripTrailingZeros();
    }

    private static boolean isInteger(String digits) {
        int sign = isSign(digits.charAt(0)) ? 1 : 0;
        if (sign == digits.length()) {
            return false;
        }
        int radix = radix(digits, sign);
        int start = digitsStart(digits, sign);
        for (int i = start; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c > 'f' || Character.digit(c, radix) < 0) {
                return false;
            }
        }
        return start < digits.length();
    }

    /** The base that the start of the digits tells: 0x, 0o, 0b, or a leading zero for octal. */
    private static int radix(String digits, int sign) {
        if (digits.charAt(sign) != '0' || digits.length() == sign + 1) {
            return 10;
        }
        return switch (digits.charAt(sign + 1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
        };
    }

    private static int digitsStart(String digits, int sign) {
        if (digits.charAt(sign) != '0'
                || digits.length() == sign + 1
                || "xXoObB".indexOf(digits.charAt(sign + 1)) < 0) {
            return sign;
        }
        int start = sign + 2;
        // 0b is the only prefix that the API tooling lets a sign follow; harmless, but a number there is a number here.
        boolean innerSign =
                sign == 0 && digits.charAt(1) == 'b' && start < digits.length() && isSign(digits.charAt(start));
        return innerSign ? start + 1 : start;
    }

    /** Sign, digits with at most one point and at least one digit, exponent. */
    private static boolean isFloat(String digits) {
        int i = isSign(digits.charAt(0)) ? 1 : 0;
        int whole = digitsFrom(digits, i);
        i += whole;
        int fraction = 0;
        if (i < digits.length() && digits.charAt(i) == '.') {
            fraction = digitsFrom(digits, i + 1);
            i += 1 + fraction;
        }
        if (whole + fraction == 0) {
            return false;
        }
        if (i < digits.length() && (digits.charAt(i) == 'e' || digits.charAt(i) == 'E')) {
            i++;
            if (i < digits.length() && isSign(digits.charAt(i))) {
                i++;
            }
            int exponent = digitsFrom(digits, i);
            return exponent > 0 && i + exponent == digits.length();
        }
        return i == digits.length();
    }

    private static int digitsFrom(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end - start;
    }

    private static String withoutUnderscores(String text) {
        return text.indexOf('_') < 0 ? text : text.replace("_", "");
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-';
    }
}
