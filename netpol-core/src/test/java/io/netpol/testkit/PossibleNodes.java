package io.netpol.testkit;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.netpol.cluster.Node;
import io.netpol.model.ClusterPeer;
import io.netpol.model.LabelSelector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The nodes on which a destination could be, as the name of one, and where the cluster does not hold it and a source's
 * policies look at its labels, the labels behind a blank: one set of labels for all that no selector tells apart.
 */
final class PossibleNodes {
    private static final String ABSENT = "absent";

    /** What a key can have: nothing, each value that selectors ask for, and another. */
    private static final ImmutableList<String> VALUES = Stream.concat(
                    Stream.of(ABSENT, "another"), Labels.VALUES.stream())
            .collect(ImmutableList.toImmutableList());

    private final Situation situation;
    private final ImmutableList<LabelSelector> selectors;

    PossibleNodes(Situation situation) {
        this.situation = situation;
        this.selectors = EgressRules.peers(situation)
                .flatMap(peer -> peer instanceof ClusterPeer.Nodes nodes ? Stream.of(nodes.selector()) : Stream.empty())
                .filter(selector -> !selector.isEverything())
                .collect(ImmutableList.toImmutableList());
    }

    /** Each of the nodes, with every set of labels that makes a difference where its own are not known. */
    ImmutableList<String> choices(List<String> names) {
        if (selectors.isEmpty()) {
            return ImmutableList.copyOf(names);
        }
        Map<List<Boolean>, Map<String, String>> labels = new LinkedHashMap<>();
        for (List<String> values : Lists.cartesianProduct(VALUES, VALUES, VALUES)) {
            Map<String, String> candidate = labels(values);
            labels.putIfAbsent(
                    selectors.stream()
                            .map(selector -> selector.matches(candidate))
                            .toList(),
                    candidate);
        }
        return names.stream()
                .flatMap(name -> situation.cluster().nodes().containsKey(name)
                        ? Stream.of(name)
                        : labels.values().stream()
                                .map(set -> name + " "
                                        + Joiner.on(',')
                                                .withKeyValueSeparator('=')
                                                .join(set)))
                .collect(ImmutableList.toImmutableList());
    }

    private static Map<String, String> labels(List<String> values) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).equals(ABSENT)) {
                labels.put(Labels.KEYS.get(i), values.get(i));
            }
        }
        return labels;
    }

    /** The name of a choice. */
    static String name(String choice) {
        return Splitter.on(' ').split(choice).iterator().next();
    }

    /** The situation in which the labels of a choice are known, if it has any. */
    static Situation withLabels(Situation situation, String choice) {
        List<String> parts = Splitter.on(' ').splitToList(choice);
        if (parts.size() == 1) {
            return situation;
        }
        Node.Builder node = Node.builder().name(parts.get(0));
        if (!parts.get(1).isEmpty()) {
            node.labels(Splitter.on(',').withKeyValueSeparator('=').split(parts.get(1)));
        }
        return situation.withNode(node.build());
    }
}
