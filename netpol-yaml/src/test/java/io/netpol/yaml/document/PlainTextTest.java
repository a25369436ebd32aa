package io.netpol.yaml.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"})
    void isTrue(String text) {
        assertThat(PlainText.kind(text)).isEqualTo(ScalarKind.BOOLEAN);
        assertThat(scalar(text).booleanValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"})
    void isFalse(String text) {
        assertThat(PlainText.kind(text)).isEqualTo(ScalarKind.BOOLEAN);
        assertThat(scalar(text).booleanValue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
    void isNull(String text) {
        assertThat(PlainText.kind(text)).isEqualTo(ScalarKind.NULL);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "00, 0",
        "-0, 0",
        "8080, 8080",
        "+7, 7",
        "-12, -12",
        "010, 8",
        "-017, -15",
        "0o17, 15",
        "0O17, 15",
        "-0o17, -15",
        "0x1f, 31",
        "0X1F, 31",
        "-0xFf, -255",
        "+0x10, 16",
        "0b101, 5",
        "0B11, 3",
        "-0b11, -3",
        "+0b11, 3",
        "0b-1, -1",
        "0b+1, 1",
        "1_000, 1000",
        "1__0_, 10",
        "-_1, -1",
        "0x_1F, 31",
        "0_b1, 1",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void isInteger(String text, long value) {
        assertThat(PlainText.kind(text)).isEqualTo(ScalarKind.INTEGER);
        assertThat(scalar(text).longValue()).hasValue(value);
        assertThat(scalar(text).integerValue()).isEqualTo(BigInteger.valueOf(value));
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775808, 9223372036854775808",
        "-9223372036854775809, -9223372036854775809",
        "99999999999999999999, 99999999999999999999",
        "0xFFFFFFFFFFFFFFFFFFFF, 1208925819614629174706175",
        "-0xFFFFFFFFFFFFFFFFFFFF, -1208925819614629174706175",
        "07777777777777777777777, 73786976294838206463"
    })
    void isIntegerBeyondLong(String text, String value) {
        assertThat(PlainText.kind(text)).isEqualTo(ScalarKind.INTEGER);
        assertThat(scalar(text).longValue()).isEmpty();
        assertThat(scalar(text).integerValue()).isEqualTo(new BigInteger(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5", "0.0", "-1.5e-3", "1.", "1.e3", ".5", "+.5", "-.5", ".5e3", "1e3", "1E3", "1e+3", "1e-3", "+1e3",
                        "1_000.5",
                ".5_0", "08", "09", "-08", "0_9", ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf",
                        "+.INF", "-.inf",
                "-.Inf", "-.INF"
            })
    void isFloat(String text) {
        assertThat(PlainText.kind(text)).isEqualTo(ScalarKind.FLOAT);
    }

    /** Text to the API tooling, a number to other tools. */
    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", ".5e400", ".5__0", "._5"})
    void isFloatToBeSafe(String text) {
        assertThat(PlainText.kind(text)).isEqualTo(ScalarKind.FLOAT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web",
                "yEs",
                "tRue",
                "oN",
                "nulL",
                "Yess",
                "offf",
                "t",
                "f",
                "o",
                "none",
                "True1",
                "12:30",
                "190:20:30",
                "1_2:3",
                "2001-01-01",
                "2001-12-14T21:59:43Z",
                "1.2.3",
                "10.0.0.0/8",
                "1,000",
                "0x",
                "0xg",
                "0x-1F",
                "0b",
                "0b12",
                "0b-",
                "0b+2",
                "-0b+1",
                "0B-1",
                "0o8",
                "0o",
                "0x1p-2",
                "1e",
                "1e+",
                "1e5x",
                "e3",
                ".",
                "..",
                "._",
                "+",
                "-",
                "+-1",
                "-+1",
                "--1",
                "_1",
                "+.nan",
                "-.nan",
                ".iNf",
                ".e3",
                "-e3",
                "1.5.",
                "1..5",
                "1 000",
                "=",
                "<<",
                "1\u0661",
                "\u0661",
                "0x\u0661",
                "é",
                "1f"
            })
    void isText(String text) {
        assertThat(PlainText.kind(text)).isEqualTo(ScalarKind.STRING);
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 1.5",
        "1.0, 1",
        "-2.50, -2.5",
        "1e3, 1000",
        "100000.0, 100000",
        "1e6, 1e+06",
        "1234567.5, 1.2345675e+06",
        "-1e30, -1e+30",
        "3e-5, 3e-05",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "1.25e-10, 1.25e-10",
        "0.1, 0.1",
        "16777217.0, 1.6777216e+07",
        "1_0.5, 10.5",
        "08, 8",
        "0.0, 0",
        "-0.0, -0",
        "1e-60, 0",
        "1e39, .inf",
        "-1e39, -.inf",
        "1e400, 1e400",
        ".inf, .inf",
        "+.INF, .inf",
        "-.Inf, -.inf",
        ".nan, .nan",
        ".NAN, .nan"
    })
    void floatAsKey(String text, String key) {
        assertThat(PlainText.floatKey(text)).isEqualTo(key);
    }

    @Test
    void valuesAreOfTheirKindOnly() {
        ScalarNode text = new ScalarNode(new Position(2, 3), ScalarKind.STRING, "5", false);
        assertThatIllegalStateException().isThrownBy(text::longValue).withMessage("2:3: STRING is no INTEGER");
        assertThatIllegalStateException().isThrownBy(text::booleanValue).withMessage("2:3: STRING is no BOOLEAN");
    }

    private static ScalarNode scalar(String text) {
        return new ScalarNode(Position.START, PlainText.kind(text), text, true);
    }
}
