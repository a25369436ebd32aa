package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import io.netpol.eval.MissingFact;
import java.util.Collection;

/** What to add to the input so that an answer becomes certain. */
enum Mend {
    ADDRESSES("the addresses of the pods, or the ranges of the cluster's pods as podCidrs in the options"),
    NODES("the nodes, and the node of each pod (spec.nodeName)"),
    DOMAIN_NAMES("the addresses to which the domain names resolve, as domainNames in the options"),
    LIVE_PODS("the live pods instead of their workload's template");

    private final String text;

    Mend(String text) {
        this.text = text;
    }

    private static Mend of(MissingFact fact) {
        return switch (fact) {
            case SOURCE_ADDRESS, DESTINATION_ADDRESS -> ADDRESSES;
            case SOURCE_NODE, DESTINATION_NODE -> NODES;
            case DOMAIN_NAMES -> DOMAIN_NAMES;
            case SAME_POD -> LIVE_PODS;
        };
    }

    /** Gives a sentence for each kind of fact that is missing. */
    static ImmutableList<String> lines(Collection<MissingFact> facts) {
        return facts.stream()
                .map(Mend::of)
                .distinct()
                .sorted()
                .map(mend -> "for a certain answer, give " + mend.text)
                .collect(ImmutableList.toImmutableList());
    }
}
