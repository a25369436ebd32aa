package io.netpol.model;

import static io.netpol.model.Requirement.doesNotExist;
import static io.netpol.model.Requirement.equalTo;
import static io.netpol.model.Requirement.exists;
import static io.netpol.model.Requirement.in;
import static io.netpol.model.Requirement.notIn;
import static io.netpol.validation.Drafts.expressions;
import static io.netpol.validation.Drafts.labels;
import static io.netpol.validation.Drafts.requirement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import io.netpol.draft.SelectorDraft;
import io.netpol.validation.InvalidValueException;
import io.netpol.validation.KubernetesVersion;
import io.netpol.validation.Strictness;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules S25 and S26 for whole selectors, and the one order of their requirements. */
class LabelSelectorTest {
    private static final Strictness BEFORE_126 = Strictness.of(new KubernetesVersion(25));

    @Test
    void withoutRequirementsItMatchesEverything() {
        assertThat(LabelSelector.everything().isEverything()).isTrue();
        assertThat(LabelSelector.everything().matches(Map.of())).isTrue();
        assertThat(LabelSelector.everything().matches(Map.of("a", "b"))).isTrue();
        assertThat(LabelSelector.everything())
                .isEqualTo(LabelSelector.of())
                .isEqualTo(LabelSelector.of(List.of()))
                .isEqualTo(LabelSelector.ofLabels(Map.of()))
                .isEqualTo(LabelSelector.of(SelectorDraft.builder().build(), Strictness.FULL));
        assertThat(LabelSelector.everything().toDraft())
                .isEqualTo(SelectorDraft.builder().build());
    }

    @Test
    void everyRequirementMustHold() {
        LabelSelector selector = LabelSelector.of(equalTo("a", "1"), notIn("b", List.of("2")), exists("c"));

        assertThat(selector.isEverything()).isFalse();
        assertThat(selector.matches(Map.of("a", "1", "c", ""))).isTrue();
        assertThat(selector.matches(Map.of("a", "1", "b", "3", "c", ""))).isTrue();
        assertThat(selector.matches(Map.of("a", "1", "b", "2", "c", ""))).isFalse();
        assertThat(selector.matches(Map.of("a", "2", "c", ""))).isFalse();
        assertThat(selector.matches(Map.of("a", "1"))).isFalse();
        assertThat(selector.matches(Map.of())).isFalse();
    }

    @Test
    void contradictionsMatchNothing() {
        LabelSelector selector = LabelSelector.of(exists("a"), doesNotExist("a"));

        assertThat(selector.matches(Map.of())).isFalse();
        assertThat(selector.matches(Map.of("a", "b"))).isFalse();
        assertThat(selector.isEverything()).isFalse();
        assertThat(LabelSelector.of(equalTo("a", "1"), equalTo("a", "2")).matches(Map.of("a", "1")))
                .isFalse();
    }

    @Test
    void keysAndValuesAreExactTexts() {
        LabelSelector selector = LabelSelector.ofLabels(Map.of("example.com/App", "Web"));

        assertThat(selector.matches(Map.of("example.com/App", "Web"))).isTrue();
        assertThat(selector.matches(Map.of("example.com/App", "web"))).isFalse();
        assertThat(selector.matches(Map.of("example.com/app", "Web"))).isFalse();
        assertThat(selector.matches(Map.of("App", "Web"))).isFalse();
    }

    @Test
    void theOrderOfLabelsDoesNotMatter() {
        LabelSelector oneWay = LabelSelector.ofLabels(ImmutableMap.of("a", "1", "b", "2", "c", "3"));
        LabelSelector otherWay = LabelSelector.ofLabels(ImmutableMap.of("c", "3", "b", "2", "a", "1"));

        assertThat(oneWay).isEqualTo(otherWay).hasSameHashCodeAs(otherWay).hasToString(otherWay.toString());
        assertThat(otherWay.requirements()).containsExactly(equalTo("a", "1"), equalTo("b", "2"), equalTo("c", "3"));
        assertThat(otherWay.toDraft().matchLabels())
                .containsExactly(Map.entry("a", "1"), Map.entry("b", "2"), Map.entry("c", "3"));
    }

    @Test
    void anInWithOneValueIsALabel() {
        LabelSelector selector = LabelSelector.of(expressions(requirement("a", "In", "1", "1")), Strictness.FULL);

        assertThat(selector).isEqualTo(LabelSelector.of(labels("a", "1"), Strictness.FULL));
        assertThat(selector.toDraft()).isEqualTo(labels("a", "1"));
    }

    @Test
    void labelsComeFirstAndTheRestKeepsItsOrder() {
        LabelSelector selector = LabelSelector.of(
                notIn("z", List.of("1")),
                equalTo("c", "3"),
                exists("y"),
                in("a", List.of("2", "1")),
                equalTo("b", ""),
                doesNotExist("x"));

        assertThat(selector.requirements())
                .containsExactly(
                        equalTo("b", ""),
                        equalTo("c", "3"),
                        notIn("z", List.of("1")),
                        exists("y"),
                        in("a", List.of("1", "2")),
                        doesNotExist("x"));
        assertThat(selector.toDraft())
                .isEqualTo(SelectorDraft.builder()
                        .putMatchLabels("b", "")
                        .putMatchLabels("c", "3")
                        .addMatchExpressions(
                                requirement("z", "NotIn", "1"),
                                requirement("y", "Exists"),
                                requirement("a", "In", "1", "2"),
                                requirement("x", "DoesNotExist"))
                        .build());
    }

    @Test
    void ofEachKeyTheFirstSingleValueIsTheLabel() {
        LabelSelector selector = LabelSelector.of(
                equalTo("b", "1"), exists("c"), equalTo("b", "0"), equalTo("a", "2"), equalTo("b", "1"));

        assertThat(selector.requirements())
                .containsExactly(
                        equalTo("a", "2"), equalTo("b", "1"), exists("c"), equalTo("b", "0"), equalTo("b", "1"));
        assertThat(selector.toDraft())
                .isEqualTo(SelectorDraft.builder()
                        .putMatchLabels("a", "2")
                        .putMatchLabels("b", "1")
                        .addMatchExpressions(
                                requirement("c", "Exists"), requirement("b", "In", "0"), requirement("b", "In", "1"))
                        .build());
        assertThat(LabelSelector.of(selector.toDraft(), Strictness.FULL)).isEqualTo(selector);
        assertThat(LabelSelector.of(selector.requirements())).isEqualTo(selector);
    }

    @Test
    void aDraftThatBreaksTheRulesIsRefusedWithAllErrors() {
        SelectorDraft draft = SelectorDraft.builder()
                .putMatchLabels("a", "b c")
                .addMatchExpressions(requirement("a", "Is"), requirement("b", "In"))
                .build();

        assertThatThrownBy(() -> LabelSelector.of(draft, Strictness.FULL))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "The label selector is not valid: matchLabels: the value of label \"a\": \"b c\" is no label"
                                + " value: it is empty, or may hold letters, digits, '-', '_' and '.', and starts and ends with"
                                + " a letter or digit; matchExpressions[0].operator: \"Is\" is no operator; write one of In,"
                                + " NotIn, Exists, DoesNotExist; matchExpressions[1].values: In needs at least one value; write"
                                + " values: [...], or the operator Exists if the value does not matter");
    }

    @Test
    void valuesThatNoLabelHasAreLeftOutOfOldPolicies() {
        SelectorDraft some = expressions(requirement("a", "In", "b c", "ok"), requirement("a", "NotIn", "b c", "fine"));

        assertThat(LabelSelector.of(some, BEFORE_126))
                .isEqualTo(LabelSelector.of(equalTo("a", "ok"), notIn("a", List.of("fine"))));
        assertThatThrownBy(() -> LabelSelector.of(some, Strictness.FULL)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void anInOfNoPossibleValueMatchesNothing() {
        LabelSelector selector = LabelSelector.of(expressions(requirement("a", "In", "b c")), BEFORE_126);

        assertThat(selector.matches(Map.of())).isFalse();
        assertThat(selector.matches(Map.of("a", ""))).isFalse();
        assertThat(selector.matches(Map.of("a", "b c"))).isFalse();
        assertThat(LabelSelector.of(selector.toDraft(), Strictness.FULL)).isEqualTo(selector);
    }

    @Test
    void aNotInOfNoPossibleValueMatchesEverything() {
        assertThat(LabelSelector.of(expressions(requirement("a", "NotIn", "b c", "?")), BEFORE_126))
                .isEqualTo(LabelSelector.everything());
    }
}
