package io.netpol.reference;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Maps;
import com.google.common.collect.SetMultimap;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Collects the outcomes of ways in which the missing facts could turn out. A fact matters if two of them that differ in
 * nothing else have different outcomes. Which names a destination has is another question for each address: with the
 * address they may differ as well.
 */
final class FactsThatMatter {
    private final Map<ImmutableMap<MissingFact, String>, Outcome> outcomes = new LinkedHashMap<>();

    void add(ImmutableMap<MissingFact, String> facts, Outcome outcome) {
        outcomes.put(facts, outcome);
    }

    ImmutableSet<MissingFact> all() {
        Set<MissingFact> all = EnumSet.noneOf(MissingFact.class);
        outcomes.keySet().forEach(facts -> all.addAll(facts.keySet()));
        return all.stream().filter(this::matters).collect(ImmutableSet.toImmutableSet());
    }

    private boolean matters(MissingFact fact) {
        boolean isAddress = fact == MissingFact.DESTINATION_ADDRESS;
        SetMultimap<Map<MissingFact, String>, Outcome> byOthers = LinkedHashMultimap.create();
        SetMultimap<Map<MissingFact, String>, String> values = LinkedHashMultimap.create();
        outcomes.forEach((facts, outcome) -> {
            Map<MissingFact, String> others = ImmutableMap.copyOf(Maps.filterKeys(
                    facts, other -> other != fact && !(isAddress && other == MissingFact.DOMAIN_NAMES)));
            byOthers.put(others, outcome);
            values.put(others, facts.getOrDefault(fact, ""));
        });
        return byOthers.keySet().stream()
                .anyMatch(others ->
                        byOthers.get(others).size() > 1 && values.get(others).size() > 1);
    }
}
