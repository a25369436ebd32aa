package io.netpol.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.netpol.draft.RequirementDraft;
import io.netpol.validation.InvalidValueException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule S26. */
class RequirementTest {
    private static final Requirement.In EQUAL = Requirement.equalTo("k", "v");
    private static final Requirement.In EQUAL_EMPTY = Requirement.equalTo("k", "");
    private static final Requirement.In IN = Requirement.in("k", List.of("v", "w"));
    private static final Requirement.In IN_WITH_EMPTY = Requirement.in("k", List.of("v", ""));
    private static final Requirement.NotIn NOT_IN = Requirement.notIn("k", List.of("v", "w"));
    private static final Requirement.NotIn NOT_IN_WITH_EMPTY = Requirement.notIn("k", List.of("v", ""));
    private static final Requirement.Exists EXISTS = Requirement.exists("k");
    private static final Requirement.DoesNotExist DOES_NOT_EXIST = Requirement.doesNotExist("k");

    private static void assertTable(Map<String, String> labels, boolean... expected) {
        List<Requirement> requirements =
                List.of(EQUAL, EQUAL_EMPTY, IN, IN_WITH_EMPTY, NOT_IN, NOT_IN_WITH_EMPTY, EXISTS, DOES_NOT_EXIST);
        for (int i = 0; i < expected.length; i++) {
            assertThat(requirements.get(i).matches(labels))
                    .as("%s on %s", requirements.get(i), labels)
                    .isEqualTo(expected[i]);
        }
        assertThat(expected).hasSize(requirements.size());
    }

    @Test
    void theTable() {
        // k: v | k: "" | In v,w | In v,"" | NotIn v,w | NotIn v,"" | Exists | DoesNotExist
        assertTable(Map.of(), false, false, false, false, true, true, false, true);
        assertTable(Map.of("other", "v"), false, false, false, false, true, true, false, true);
        assertTable(Map.of("K", "v"), false, false, false, false, true, true, false, true);
        assertTable(Map.of("k", ""), false, true, false, true, true, false, true, false);
        assertTable(Map.of("k", "v"), true, false, true, true, false, false, true, false);
        assertTable(Map.of("k", "w"), false, false, true, false, false, true, true, false);
        assertTable(Map.of("k", "x"), false, false, false, false, true, true, true, false);
        assertTable(Map.of("k", "V"), false, false, false, false, true, true, true, false);
    }

    @Test
    void valuesAreASortedSet() {
        assertThat(Requirement.in("k", List.of("b", "a", "b")))
                .isEqualTo(Requirement.in("k", List.of("a", "b")))
                .satisfies(in -> assertThat(in.values()).containsExactly("a", "b"));
        assertThat(Requirement.notIn("k", List.of("b", "a", "b")))
                .isEqualTo(Requirement.notIn("k", List.of("a", "b")))
                .satisfies(notIn -> assertThat(notIn.values()).containsExactly("a", "b"));
    }

    @Test
    void kindsDiffer() {
        assertThat(List.<Requirement>of(IN, NOT_IN, EXISTS, DOES_NOT_EXIST)).doesNotHaveDuplicates();
        assertThat(List.<Requirement>of(IN, NOT_IN, EXISTS, DOES_NOT_EXIST))
                .extracting(requirement ->
                        requirement.<String>match(in -> "in", notIn -> "notIn", exists -> "exists", not -> "not"))
                .containsExactly("in", "notIn", "exists", "not");
    }

    @Test
    void asAManifestSaysIt() {
        assertThat(List.<Requirement>of(IN, NOT_IN, EXISTS, DOES_NOT_EXIST))
                .extracting(Requirement::toDraft)
                .extracting(RequirementDraft::key, RequirementDraft::operator, RequirementDraft::values)
                .containsExactly(
                        tuple("k", "In", List.of("v", "w")),
                        tuple("k", "NotIn", List.of("v", "w")),
                        tuple("k", "Exists", List.of()),
                        tuple("k", "DoesNotExist", List.of()));
    }

    @ParameterizedTest
    @CsvSource({"''", "a b", "-a", "a/b/c", "Example.com/a"})
    void keysAreLabelKeys(String key) {
        assertThatThrownBy(() -> Requirement.equalTo(key, "v")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Requirement.notIn(key, List.of("v"))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Requirement.exists(key)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Requirement.doesNotExist(key)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void valuesAreLabelValues() {
        assertThatThrownBy(() -> Requirement.in("k", List.of("ok", "b c", "-")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "The label requirement is not valid: values[0]: \"-\" is no label value: it is empty, or may"
                                + " hold letters, digits, '-', '_' and '.', and starts and ends with a letter or digit;"
                                + " values[1]: \"b c\" is no label value: it is empty, or may hold letters, digits, '-', '_' and"
                                + " '.', and starts and ends with a letter or digit");
        assertThatThrownBy(() -> Requirement.notIn("k", List.of("abc\n"))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Requirement.equalTo("k", "a".repeat(64))).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void thereIsAtLeastOneValue() {
        assertThatThrownBy(() -> Requirement.in("k", List.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("The label requirement is not valid: values: In needs at least one value; write values:"
                        + " [...], or the operator Exists if the value does not matter");
        assertThatThrownBy(() -> Requirement.notIn("k", List.of())).isInstanceOf(InvalidValueException.class);
    }
}
