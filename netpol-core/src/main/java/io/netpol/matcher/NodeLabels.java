package io.netpol.matcher;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.model.LabelSelector;
import io.netpol.model.Requirement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The labels that a node of which nobody knows anything can have: whether some could match these selectors and not those.
 * What matches narrows each key by itself; of what does not match one requirement has to fail, and each is tried in turn.
 */
final class NodeLabels {
    private NodeLabels() {}

    /**
     * What a label can be.
     *
     * @param mayBeAbsent whether it can be missing
     * @param isListed whether it can be one of these values only, or any but these
     * @param values the values
     */
    private record Choice(boolean mayBeAbsent, boolean isListed, ImmutableSet<String> values) {
        static final Choice ANY = new Choice(true, false, ImmutableSet.of());

        static Choice of(Requirement requirement) {
            return requirement.match(
                    in -> new Choice(false, true, in.values()),
                    notIn -> new Choice(true, false, notIn.values()),
                    exists -> new Choice(false, false, ImmutableSet.of()),
                    absent -> new Choice(true, true, ImmutableSet.of()));
        }

        Choice opposite() {
            return new Choice(!mayBeAbsent, !isListed, values);
        }

        Choice and(Choice other) {
            boolean absent = mayBeAbsent && other.mayBeAbsent;
            if (isListed && other.isListed) {
                return new Choice(
                        absent, true, Sets.intersection(values, other.values).immutableCopy());
            }
            if (isListed || other.isListed) {
                Choice listed = isListed ? this : other;
                Choice excluded = isListed ? other : this;
                return new Choice(
                        absent,
                        true,
                        Sets.difference(listed.values, excluded.values).immutableCopy());
            }
            return new Choice(absent, false, Sets.union(values, other.values).immutableCopy());
        }

        boolean isNone() {
            return !mayBeAbsent && isListed && values.isEmpty();
        }
    }

    static boolean canExist(List<LabelSelector> matching, List<LabelSelector> others) {
        Map<String, Choice> choices = new HashMap<>();
        for (LabelSelector selector : matching) {
            for (Requirement requirement : selector.requirements()) {
                choices.merge(requirement.key(), Choice.of(requirement), Choice::and);
            }
        }
        return choices.values().stream().noneMatch(Choice::isNone) && canFail(others, 0, choices);
    }

    private static boolean canFail(List<LabelSelector> selectors, int from, Map<String, Choice> choices) {
        if (from == selectors.size()) {
            return true;
        }
        for (Requirement requirement : selectors.get(from).requirements()) {
            Choice left = choices.getOrDefault(requirement.key(), Choice.ANY)
                    .and(Choice.of(requirement).opposite());
            if (!left.isNone()) {
                Map<String, Choice> narrower = new HashMap<>(choices);
                narrower.put(requirement.key(), left);
                if (canFail(selectors, from + 1, narrower)) {
                    return true;
                }
            }
        }
        return false;
    }
}
