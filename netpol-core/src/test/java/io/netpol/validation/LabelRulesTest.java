package io.netpol.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules V2.1 and V2.2. */
class LabelRulesTest {
    private static final String NAME_SHAPE =
            "may hold letters, digits, '-', '_' and '.', and starts and ends with a letter or digit";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "A",
                "0",
                "app",
                "app.kubernetes.io/name",
                "example.com/MyName",
                "a_b",
                "a-b",
                "a.b",
                "a--b",
                "1/2",
                "kubernetes.io/metadata.name"
            })
    void labelKeys(String key) {
        assertThat(LabelRules.keyDefects(key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-a",
                "a-",
                "_a",
                "a.",
                ".",
                "a b",
                "a=b",
                "abc\n",
                "\nabc",
                "ä",
                "Example.com/a",
                "a_b/c",
                "a./b",
                "-/b",
                "a/-",
                "a\n/b"
            })
    void oneDefect(String key) {
        assertThat(LabelRules.keyDefects(key)).hasSize(1);
    }

    @Test
    void severalSlashesStopTheCheck() {
        assertThat(LabelRules.keyDefects("?/?/"))
                .containsExactly(
                        "\"?/?/\" is no label key: it has more than one '/'; write a name, or a DNS prefix, one"
                                + " '/' and a name, such as app or example.com/app");
    }

    @Test
    void theEmptyPrefix() {
        assertThat(LabelRules.keyDefects("/app"))
                .containsExactly("\"/app\" is no label key: the prefix before '/' is empty; write a DNS name there, or"
                        + " leave the '/' out");
    }

    @Test
    void theBadPrefix() {
        assertThat(LabelRules.keyDefects("Example.com/app"))
                .containsExactly("\"Example.com/app\" is no label key: the prefix before '/' \"Example.com\" is no DNS"
                        + " name: lower-case letters, digits, '-' and '.', each part starting and ending with a letter"
                        + " or digit, such as example.com");
    }

    @Test
    void theLongPrefix() {
        String prefix = "a".repeat(253);
        assertThat(LabelRules.keyDefects(prefix + "/b")).isEmpty();
        assertThat(LabelRules.keyDefects(prefix + "c/b"))
                .containsExactly("\"" + prefix
                        + "c/b\" is no label key: the prefix before '/' has 254 bytes; at most 253 are allowed");
    }

    @Test
    void theEmptyNameHasTwoDefects() {
        assertThat(LabelRules.keyDefects(""))
                .containsExactly(
                        "\"\" is no label key: the name part is empty; write at least one letter or digit",
                        "\"\" is no label key: the name part " + NAME_SHAPE + ", such as app or my.name");
        assertThat(LabelRules.keyDefects("a/")).hasSize(2);
        assertThat(LabelRules.keyDefects("/")).hasSize(3);
    }

    @Test
    void theNameHasAtMost63Bytes() {
        String longest = "a".repeat(63);
        assertThat(LabelRules.keyDefects(longest)).isEmpty();
        assertThat(LabelRules.keyDefects("example.com/" + longest)).isEmpty();
        assertThat(LabelRules.keyDefects("a" + longest))
                .containsExactly(
                        "\"a" + longest + "\" is no label key: the name part has 64 bytes; at most 63 are allowed");
        // 32 letters, 64 bytes
        assertThat(LabelRules.keyDefects("é".repeat(32))).hasSize(2);
        assertThat(LabelRules.keyDefects("é".repeat(31))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "0", "A.b_c-d", "12345"})
    void labelValues(String value) {
        assertThat(LabelRules.valueDefects(value)).isEmpty();
        assertThat(LabelRules.isValue(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "-", "a-", ".a", "a b", "a/b", "true\n", "ü", "\u0660"})
    void otherTextsAreNoValues(String value) {
        assertThat(LabelRules.valueDefects(value))
                .containsExactly("\"" + value + "\" is no label value: it is empty, or " + NAME_SHAPE);
        assertThat(LabelRules.isValue(value)).isFalse();
    }

    @Test
    void aValueHasAtMost63Bytes() {
        assertThat(LabelRules.valueDefects("a".repeat(63))).isEmpty();
        assertThat(LabelRules.valueDefects("a".repeat(64)))
                .containsExactly("\"" + "a".repeat(64) + "\" has 64 bytes; a label value has at most 63");
        // three bytes each
        assertThat(LabelRules.valueDefects("€".repeat(21))).hasSize(1);
        assertThat(LabelRules.valueDefects("€".repeat(22))).hasSize(2);
    }

    @Test
    void labelsAreReportedByKeyInKeyOrder() {
        Violations violations = Violations.collector();
        LabelRules.checkLabels(
                ImmutableMap.of("z", "x y", "good", "value", "b b", "ok", "a", "?"), violations.field("labels"));

        ImmutableList<Violation> found = violations.toList();
        assertThat(found)
                .containsExactly(
                        new Violation(
                                Severity.ERROR,
                                "labels",
                                "a",
                                ViolationKind.INVALID,
                                "the value of label \"a\": \"?\" is no label value: it is empty, or " + NAME_SHAPE),
                        new Violation(
                                Severity.ERROR,
                                "labels",
                                "b b",
                                ViolationKind.INVALID,
                                "\"b b\" is no label key: the name part " + NAME_SHAPE + ", such as app or my.name"),
                        new Violation(
                                Severity.ERROR,
                                "labels",
                                "z",
                                ViolationKind.INVALID,
                                "the value of label \"z\": \"x y\" is no label value: it is empty, or " + NAME_SHAPE));
    }
}
