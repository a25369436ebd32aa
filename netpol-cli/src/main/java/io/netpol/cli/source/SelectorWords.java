package io.netpol.cli.source;

import com.google.common.collect.ImmutableList;
import io.netpol.model.LabelSelector;
import io.netpol.model.Requirement;
import java.util.Collection;

/** The words for selectors of pods and namespaces: {@code pods(labeled("app", "api").with("tier", exists()))}. */
final class SelectorWords {
    private final Annex annex;

    SelectorWords(Annex annex) {
        this.annex = annex;
    }

    /** The pods that a selector matches, in no namespace yet. */
    Code pods(LabelSelector selector) {
        return selector.isEverything() ? Code.call("allPods") : Code.call("pods", labels(selector));
    }

    /** A selector that asks for something. */
    Code labels(LabelSelector selector) {
        ImmutableList.Builder<Code> words = ImmutableList.builder();
        ImmutableList<Requirement> requirements = selector.requirements();
        words.add(Code.call("labeled", requirement(requirements.get(0))));
        requirements
                .subList(1, requirements.size())
                .forEach(requirement -> words.add(Code.call(".with", requirement(requirement))));
        return annex.labels(words.build());
    }

    private ImmutableList<Code> requirement(Requirement requirement) {
        return ImmutableList.of(
                Literal.of(requirement.key()),
                requirement.match(
                        in -> in.values().size() == 1
                                ? Literal.of(in.values().first())
                                : Code.call("in", values(in.values())),
                        notIn -> Code.call("notIn", values(notIn.values())),
                        exists -> Code.call("exists"),
                        doesNotExist -> Code.call("absent")));
    }

    private ImmutableList<Code> values(Collection<String> values) {
        return annex.list(
                "Values", String.class, values.stream().map(Literal::of).toList());
    }
}
