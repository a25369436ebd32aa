package io.netpol.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import io.netpol.testkit.Selectors;
import io.netpol.validation.Strictness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whether two selectors can hold for one object, against all objects that could make a difference. */
class SelectorOverlapProperties {
    private static final ImmutableList<String> KEYS =
            ImmutableList.of("app", "tier", "example.com/app", "kubernetes.io/metadata.name");

    /** Every value that a generated selector names, one that none does, and the place of a missing label. */
    private static final ImmutableList<String> VALUES =
            ImmutableList.of("(none)", "", "a", "b", "x", "y", "z", "other");

    private static final ImmutableList<ImmutableMap<String, String>> OBJECTS = objects();

    private static ImmutableList<ImmutableMap<String, String>> objects() {
        ImmutableList.Builder<ImmutableMap<String, String>> objects = ImmutableList.builder();
        for (List<String> values :
                Lists.cartesianProduct(KEYS.stream().map(key -> VALUES).toList())) {
            Map<String, String> labels = new HashMap<>();
            IntStream.range(0, KEYS.size())
                    .filter(i -> !values.get(i).equals("(none)"))
                    .forEach(i -> labels.put(KEYS.get(i), values.get(i)));
            objects.add(ImmutableMap.copyOf(labels));
        }
        return objects.build();
    }

    private static boolean someObjectFulfils(LabelSelector one, LabelSelector other) {
        return OBJECTS.stream().anyMatch(labels -> one.matches(labels) && other.matches(labels));
    }

    @Provide
    Arbitrary<LabelSelector> selectors() {
        return Arbitraries.randomValue(random -> LabelSelector.of(
                random.nextBoolean() ? Selectors.ofPods(random) : Selectors.ofNamespaces(random), Strictness.FULL));
    }

    @Property(tries = 2000)
    void overlapMeansThatSomeObjectFulfilsBoth(
            @ForAll("selectors") LabelSelector one, @ForAll("selectors") LabelSelector other) {
        assertThat(one.overlaps(other)).isEqualTo(someObjectFulfils(one, other)).isEqualTo(other.overlaps(one));
    }

    @Property(tries = 500)
    void aSelectorOverlapsItselfUnlessItHoldsForNothing(@ForAll("selectors") LabelSelector selector) {
        assertThat(selector.overlaps(selector))
                .isEqualTo(selector.overlaps(LabelSelector.everything()))
                .isEqualTo(someObjectFulfils(selector, selector));
    }

    @Test
    void bothAnswersAreFrequent() {
        Random random = new Random(20261122);
        int overlapping = 0;
        for (int i = 0; i < 1000; i++) {
            LabelSelector one = LabelSelector.of(Selectors.ofPods(random), Strictness.FULL);
            LabelSelector other = LabelSelector.of(Selectors.ofPods(random), Strictness.FULL);
            overlapping += one.overlaps(other) ? 1 : 0;
        }
        assertThat(overlapping).isBetween(200, 950);
    }

    /** The value that nobody names differs from every one that somebody names, however they are spelt. */
    @Test
    void aValueThatNobodyNames() {
        LabelSelector notTheObvious = LabelSelector.of(
                Requirement.notIn("app", List.of("x", "xx")), Requirement.notIn("app", List.of("xxxx", "")));
        assertThat(notTheObvious.overlaps(LabelSelector.of(Requirement.exists("app"))))
                .isTrue();
    }
}
