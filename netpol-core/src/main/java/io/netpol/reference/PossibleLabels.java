package io.netpol.reference;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.model.LabelSelector;
import io.netpol.model.Requirement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether an object can have labels that some selectors match and others do not. What matches leaves each key the
 * values that it can have; of each selector that does not match, some requirement has to fail, and each is tried.
 */
final class PossibleLabels {
    /** For every value that no requirement mentions: a blank is none that a label can have. */
    private static final String ANOTHER = " ";

    private final List<LabelSelector> notMatching;

    private PossibleLabels(List<LabelSelector> notMatching) {
        this.notMatching = notMatching;
    }

    static boolean exist(List<LabelSelector> matching, List<LabelSelector> notMatching) {
        Map<String, Set<Optional<String>>> values = new HashMap<>();
        for (LabelSelector selector : Sets.union(Set.copyOf(matching), Set.copyOf(notMatching))) {
            for (Requirement requirement : selector.requirements()) {
                values.computeIfAbsent(
                                requirement.key(), key -> new HashSet<>(Set.of(Optional.empty(), Optional.of(ANOTHER))))
                        .addAll(mentioned(requirement));
            }
        }
        for (LabelSelector selector : matching) {
            for (Requirement requirement : selector.requirements()) {
                Set<Optional<String>> left = restricted(values, requirement, true);
                if (left.isEmpty()) {
                    return false;
                }
                values.put(requirement.key(), left);
            }
        }
        return new PossibleLabels(notMatching).exist(0, values);
    }

    private static Set<Optional<String>> mentioned(Requirement requirement) {
        ImmutableSet<String> values = requirement.match(
                in -> in.values(), notIn -> notIn.values(), exists -> ImmutableSet.of(), absent -> ImmutableSet.of());
        return values.stream().map(Optional::of).collect(ImmutableSet.toImmutableSet());
    }

    /** The values of the requirement's key that are left if it has to match, or not to match. */
    private static Set<Optional<String>> restricted(
            Map<String, Set<Optional<String>>> values, Requirement requirement, boolean matches) {
        String key = requirement.key();
        return values.getOrDefault(key, Set.of()).stream()
                .filter(value ->
                        requirement.matches(value.map(text -> Map.of(key, text)).orElse(Map.of())) == matches)
                .collect(ImmutableSet.toImmutableSet());
    }

    /** Tells whether the selectors from this place on can all fail. */
    private boolean exist(int place, Map<String, Set<Optional<String>>> values) {
        if (place == notMatching.size()) {
            return true;
        }
        for (Requirement requirement : notMatching.get(place).requirements()) {
            Set<Optional<String>> left = restricted(values, requirement, false);
            if (!left.isEmpty()) {
                Map<String, Set<Optional<String>>> fewer = new HashMap<>(values);
                fewer.put(requirement.key(), left);
                if (exist(place + 1, fewer)) {
                    return true;
                }
            }
        }
        return false;
    }
}
