package io.netpol.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.SelectorDraft;
import io.netpol.testkit.Policies;
import io.netpol.validation.InvalidValueException;
import io.netpol.validation.NetworkPolicyRules;
import io.netpol.validation.Strictness;
import io.netpol.validation.Violation;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds between drafts and policies, for all of them. */
class NetworkPolicyProperties {
    /** Every label set over the keys and values of the generator that a requirement could tell apart. */
    private static final List<Map<String, String>> LABEL_SETS = labelSets();

    private static List<Map<String, String>> labelSets() {
        List<String> values = List.of("absent", "", "x", "y", "z");
        return Lists.cartesianProduct(values, values, values).stream()
                .map(chosen -> labels(chosen.get(0), chosen.get(1), chosen.get(2)))
                .toList();
    }

    private static Map<String, String> labels(String a, String b, String c) {
        ImmutableMap.Builder<String, String> labels = ImmutableMap.builder();
        Map.of("a", a, "b", b, "example.com/c", c).forEach((key, value) -> {
            if (!value.equals("absent")) {
                labels.put(key, value);
            }
        });
        return labels.buildOrThrow();
    }

    @Provide
    Arbitrary<NetworkPolicyDraft> valid() {
        return Arbitraries.randomValue(GeneratedDrafts::valid);
    }

    /** Odd CIDRs among them. */
    @Provide
    Arbitrary<NetworkPolicyDraft> lenient() {
        return Arbitraries.oneOf(valid(), Policies.allDrafts());
    }

    @Provide
    Arbitrary<NetworkPolicyDraft> any() {
        return Arbitraries.randomValue(GeneratedDrafts::any);
    }

    @Property
    void aPolicyIsWhatItsManifestMeans(@ForAll("lenient") NetworkPolicyDraft draft) {
        NetworkPolicy policy = NetworkPolicy.of(draft, Policies.LENIENT);

        NetworkPolicy again = NetworkPolicy.of(policy.toDraft(), Strictness.FULL);

        assertThat(again).isEqualTo(policy).hasSameHashCodeAs(policy).hasToString(policy.toString());
        assertThat(again.toDraft()).isEqualTo(policy.toDraft());
    }

    @Property
    void whatAPolicyWritesBreaksNoRule(@ForAll("lenient") NetworkPolicyDraft draft) {
        NetworkPolicyDraft written = NetworkPolicy.of(draft, Policies.LENIENT).toDraft();

        assertThat(NetworkPolicyRules.check(written, Strictness.FULL)).isEmpty();
    }

    @Property
    void aDraftIsRefusedIfAndOnlyIfARuleIsBroken(@ForAll("any") NetworkPolicyDraft draft) {
        ImmutableList<Violation> errors = NetworkPolicyRules.check(draft, Strictness.FULL).stream()
                .filter(Violation::isError)
                .collect(ImmutableList.toImmutableList());

        if (errors.isEmpty()) {
            assertThat(NetworkPolicy.of(draft, Strictness.FULL).isolates()).isNotEmpty();
        } else {
            assertThatThrownBy(() -> NetworkPolicy.of(draft, Strictness.FULL))
                    .isInstanceOfSatisfying(
                            InvalidValueException.class,
                            thrown -> assertThat(thrown.violations()).isEqualTo(errors));
        }
    }

    @Property
    void aSelectorMatchesAsItsManifestSays(@ForAll("valid") NetworkPolicyDraft draft) {
        SelectorDraft selector =
                draft.podSelector().orElse(SelectorDraft.builder().build());
        LabelSelector made = NetworkPolicy.of(draft, Strictness.FULL).podSelector();

        for (Map<String, String> labels : LABEL_SETS) {
            assertThat(made.matches(labels)).as("%s on %s", selector, labels).isEqualTo(matches(selector, labels));
        }
    }

    /** Rule S26, read off the manifest. */
    private static boolean matches(SelectorDraft selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.matchLabels().entrySet())
                && selector.matchExpressions().stream().allMatch(expression -> {
                    boolean there = labels.containsKey(expression.key());
                    boolean listed = there && expression.values().contains(labels.get(expression.key()));
                    return switch (expression.operator()) {
                        case "In" -> listed;
                        case "NotIn" -> !listed;
                        case "Exists" -> there;
                        default -> !there;
                    };
                });
    }
}
