package io.netpol.matcher;

import io.netpol.eval.Answer;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.net.Direction;
import io.netpol.net.IpFamily;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All answers over all ports, by pairs of groups. Answers of two ends that were joined once are not joined again. */
final class AnswerStream {
    private final Index index;
    private final PodPairs pairs;
    private final Ends ends;
    private final PodTable pods;
    private final PodGroups groups;
    private final Map<TwoCells, Answer> joined = new HashMap<>();

    /** Cells are distinct by identity: equal ones are one. */
    private record TwoCells(Cell egress, Cell ingress) {}

    AnswerStream(Index index, PodPairs pairs, Ends ends, PodGroups groups) {
        this.index = index;
        this.pairs = pairs;
        this.ends = ends;
        this.pods = index.pods();
        this.groups = groups;
    }

    void forEach(PodMatrix.AnswerConsumer consumer) {
        List<int[]> sources = groups.alike(PodTable.EGRESS, PodTable.SOURCE, PodTable.SOURCE + 1, PodTable.TRAITS);
        List<int[]> destinations =
                groups.alike(PodTable.INGRESS, PodTable.DESTINATION, PodTable.DESTINATION + 1, PodTable.TRAITS);
        for (int[] source : sources) {
            for (int[] destination : destinations) {
                int families = pairs.familiesByTraits(pods.traits(source[0]), pods.traits(destination[0]));
                for (IpFamily family : IpFamily.values()) {
                    if ((families & PodTable.bit(family)) != 0) {
                        consumer.accept(source, destination, family, answer(source[0], destination[0], family));
                    }
                }
            }
        }
        for (int special : groups.special()) {
            for (int other : groups.handles()) {
                single(special, other, consumer);
                if (!pods.isSpecial(other)) {
                    single(other, special, consumer);
                }
            }
        }
    }

    private Answer answer(int source, int destination, IpFamily family) {
        Classes classes = index.classes();
        return joined.computeIfAbsent(
                new TwoCells(
                        classes.cell(pods.profile(source, Direction.EGRESS), pods.destination(destination, family)),
                        classes.cell(pods.profile(destination, Direction.INGRESS), pods.source(source, family))),
                two -> two.egress.answer().withOtherEnd(two.ingress.answer()));
    }

    private void single(int source, int destination, PodMatrix.AnswerConsumer consumer) {
        List<EndpointPair> possible = EndpointPair.possible(
                End.of(pairs.pod(source)), End.of(pairs.pod(destination)), index.cluster(), index.options());
        for (EndpointPair pair : possible) {
            consumer.accept(new int[] {source}, new int[] {destination}, pair.family(), ends.answer(pair));
        }
    }
}
