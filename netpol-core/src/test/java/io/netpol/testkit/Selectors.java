package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.RequirementDraft;
import io.netpol.draft.SelectorDraft;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Generated label selectors over the keys and values of {@link Labels}: all four operators, often overlapping. */
public final class Selectors {
    /** Spelled out, so that a change of the library's constant is noticed. */
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    private Selectors() {}

    /** A selector of pods; one in three selects everything. */
    public static SelectorDraft ofPods(RandomGenerator random) {
        return selector(random, Labels.KEYS, Labels.VALUES);
    }

    /** A selector of namespaces, which can ask for their names. */
    public static SelectorDraft ofNamespaces(RandomGenerator random) {
        return Choice.chance(random, 25)
                ? selector(random, ImmutableList.of(NAME_LABEL), Clusters.NAMESPACES)
                : ofPods(random);
    }

    /** A selector of namespaces that is that of all of them in more than half of the cases. */
    static SelectorDraft wideOfNamespaces(RandomGenerator random) {
        return Choice.chance(random, 45) ? SelectorDraft.builder().build() : ofNamespaces(random);
    }

    private static SelectorDraft selector(RandomGenerator random, List<String> keys, List<String> values) {
        SelectorDraft.Builder selector = SelectorDraft.builder();
        Set<String> labelled = new HashSet<>();
        int count = Choice.of(random, ImmutableList.of(0, 0, 0, 1, 1, 1, 1, 2, 2, 3));
        for (int i = 0; i < count; i++) {
            String key = Choice.of(random, keys);
            if (Choice.chance(random, 35) && labelled.add(key)) {
                selector.putMatchLabels(key, Choice.of(random, values));
            } else {
                selector.addMatchExpressions(requirement(random, key, values));
            }
        }
        return selector.build();
    }

    private static RequirementDraft requirement(RandomGenerator random, String key, List<String> values) {
        RequirementDraft.Builder requirement = RequirementDraft.builder().key(key);
        return switch (random.nextInt(8)) {
            case 0 -> requirement.operator("Exists").build();
            case 1, 2 -> requirement.operator("DoesNotExist").build();
            case 3, 4 -> requirement.operator("In").values(some(random, values)).build();
            default ->
                requirement.operator("NotIn").values(some(random, values)).build();
        };
    }

    /** One to three values, perhaps one twice. */
    private static ImmutableList<String> some(RandomGenerator random, List<String> values) {
        return Choice.exactly(random, random.nextInt(1, 4), source -> Choice.of(source, values));
    }
}
