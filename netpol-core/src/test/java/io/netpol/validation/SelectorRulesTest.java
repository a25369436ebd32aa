package io.netpol.validation;

import static io.netpol.validation.Drafts.expressions;
import static io.netpol.validation.Drafts.labels;
import static io.netpol.validation.Drafts.pathsAndKinds;
import static io.netpol.validation.Drafts.requirement;
import static io.netpol.validation.Drafts.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.SelectorDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule V2.3. */
class SelectorRulesTest {
    private static final String VALUE_SHAPE =
            "may hold letters, digits, '-', '_' and '.', and starts and ends with a letter or digit";

    private static ImmutableList<Violation> check(SelectorDraft selector) {
        return check(selector, Strictness.FULL);
    }

    private static ImmutableList<Violation> check(SelectorDraft selector, Strictness strictness) {
        Violations violations = Violations.collector();
        SelectorRules.check(selector, strictness, violations.field("podSelector"));
        return violations.toList();
    }

    @Test
    void theFourOperators() {
        assertThat(check(SelectorDraft.builder().build())).isEmpty();
        assertThat(check(expressions(
                        requirement("a", "In", "b"),
                        requirement("a", "NotIn", "b", "", "b"),
                        requirement("a", "Exists"),
                        requirement("a", "DoesNotExist"))))
                .isEmpty();
    }

    @Test
    void matchLabelsAreLabels() {
        assertThat(check(labels("k", ""))).isEmpty();
        assertThat(texts(check(labels("k", "b c"))))
                .containsExactly("podSelector.matchLabels: the value of label \"k\": \"b c\" is no label value: it is"
                        + " empty, or " + VALUE_SHAPE);
        assertThat(pathsAndKinds(check(labels("", "abc\n"))))
                .containsExactly(
                        "podSelector.matchLabels INVALID",
                        "podSelector.matchLabels INVALID",
                        "podSelector.matchLabels INVALID");
    }

    @Test
    void theValuesOfMatchLabelsAreCheckedInEveryRelease() {
        assertThat(check(labels("k", "b c"), new Strictness(false, false)))
                .extracting(Violation::severity)
                .containsExactly(Severity.ERROR);
    }

    @Test
    void someOperatorsNeedValues() {
        ImmutableList<Violation> found = check(expressions(requirement("a", "In"), requirement("a", "NotIn")));

        assertThat(texts(found))
                .containsExactly(
                        "podSelector.matchExpressions[0].values: In needs at least one value; write values: [...], or"
                                + " the operator Exists if the value does not matter",
                        "podSelector.matchExpressions[1].values: NotIn needs at least one value; write values: [...], or"
                                + " the operator DoesNotExist if the value does not matter");
        assertThat(found).extracting(Violation::kind).containsOnly(ViolationKind.REQUIRED);
    }

    @Test
    void theOtherOperatorsTakeNone() {
        ImmutableList<Violation> found =
                check(expressions(requirement("a", "Exists", "b"), requirement("a", "DoesNotExist", "b", "c")));

        assertThat(texts(found))
                .containsExactly(
                        "podSelector.matchExpressions[0].values: Exists takes no values; leave them out, or write the"
                                + " operator In",
                        "podSelector.matchExpressions[1].values: DoesNotExist takes no values; leave them out, or write"
                                + " the operator NotIn");
        assertThat(found).extracting(Violation::kind).containsOnly(ViolationKind.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "in, In",
        "IN, In",
        "notin, NotIn",
        "exists, Exists",
        "doesNotExist, DoesNotExist",
        "Gt, 'one of In, NotIn, Exists, DoesNotExist'",
        "'In ', 'one of In, NotIn, Exists, DoesNotExist'"
    })
    void operatorsAreSpelledExactly(String operator, String mend) {
        ImmutableList<Violation> found = check(expressions(requirement("a", operator, "b")));

        assertThat(pathsAndKinds(found)).containsExactly("podSelector.matchExpressions[0].operator INVALID");
        assertThat(found.get(0).message()).isEqualTo("\"" + operator + "\" is no operator; write " + mend);
    }

    @Test
    void aMissingOperatorAndAMissingKey() {
        assertThat(texts(check(expressions(requirement("", "")))))
                .containsExactly(
                        "podSelector.matchExpressions[0].operator: an operator is missing; write one of In, NotIn,"
                                + " Exists, DoesNotExist",
                        "podSelector.matchExpressions[0].key: \"\" is no label key: the name part is empty; write at"
                                + " least one letter or digit",
                        "podSelector.matchExpressions[0].key: \"\" is no label key: the name part " + VALUE_SHAPE
                                + ", such as app or my.name");
    }

    @Test
    void orderIsOperatorThenKeyThenValues() {
        assertThat(pathsAndKinds(check(SelectorDraft.builder()
                        .addMatchExpressions(
                                requirement("a", "In", "b"), requirement("-", "Exists", "ok", "b c", "ok", "\n"))
                        .putMatchLabels("c", "?")
                        .build())))
                .containsExactly(
                        "podSelector.matchLabels INVALID",
                        "podSelector.matchExpressions[1].values FORBIDDEN",
                        "podSelector.matchExpressions[1].key INVALID",
                        "podSelector.matchExpressions[1].values[1] INVALID",
                        "podSelector.matchExpressions[1].values[3] INVALID");
    }

    @Test
    void valuesAreErrorsFrom126On() {
        SelectorDraft selector = expressions(requirement("a", "NotIn", "good", "b c"));
        String text =
                "podSelector.matchExpressions[0].values[1]: \"b c\" is no label value: it is empty, or " + VALUE_SHAPE;

        assertThat(texts(check(selector, Strictness.of(new KubernetesVersion(26)))))
                .containsExactly(text);
        assertThat(texts(check(selector, Strictness.of(new KubernetesVersion(25)))))
                .containsExactly("warning " + text + "; no label has this value, and Kubernetes 1.26 refuses it");
    }
}
