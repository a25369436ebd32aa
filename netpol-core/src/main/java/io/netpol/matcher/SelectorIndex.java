package io.netpol.matcher;

import io.netpol.model.LabelSelector;
import io.netpol.model.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Finds the selectors that match a set of labels without trying all of them: each is kept under one requirement that it
 * cannot do without, and looked at only where that holds. Those without such a requirement are looked at always.
 */
final class SelectorIndex {
    private final Map<String, Map<String, List<Entry>>> byLabel = new HashMap<>();
    private final Map<String, List<Entry>> byKey = new HashMap<>();
    private final List<Entry> always = new ArrayList<>();

    private record Entry(LabelSelector selector, int id) {}

    void add(LabelSelector selector, int id) {
        Entry entry = new Entry(selector, id);
        Requirement.In narrowest = null;
        Requirement.Exists existing = null;
        for (Requirement requirement : selector.requirements()) {
            if (requirement instanceof Requirement.In in
                    && (narrowest == null
                            || in.values().size() < narrowest.values().size())) {
                narrowest = in;
            } else if (requirement instanceof Requirement.Exists exists) {
                existing = exists;
            }
        }
        if (narrowest != null) {
            Map<String, List<Entry>> values = byLabel.computeIfAbsent(narrowest.key(), key -> new HashMap<>());
            for (String value : narrowest.values()) {
                values.computeIfAbsent(value, text -> new ArrayList<>()).add(entry);
            }
        } else if (existing != null) {
            byKey.computeIfAbsent(existing.key(), key -> new ArrayList<>()).add(entry);
        } else {
            always.add(entry);
        }
    }

    /** Hands over the number of each selector that matches, each once, in no particular order. */
    void match(Map<String, String> labels, IntConsumer found) {
        test(always, labels, found);
        for (Map.Entry<String, String> label : labels.entrySet()) {
            Map<String, List<Entry>> values = byLabel.get(label.getKey());
            if (values != null) {
                test(values.getOrDefault(label.getValue(), List.of()), labels, found);
            }
            test(byKey.getOrDefault(label.getKey(), List.of()), labels, found);
        }
    }

    private static void test(List<Entry> entries, Map<String, String> labels, IntConsumer found) {
        for (Entry entry : entries) {
            if (entry.selector.matches(labels)) {
                found.accept(entry.id);
            }
        }
    }
}
