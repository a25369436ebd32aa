package io.netpol.matcher;

import io.netpol.eval.Answer;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.net.Direction;
import io.netpol.net.IpFamily;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All answers over all ports: for each group of sources, rows of the destinations that have one answer. As in the matrix for
 * one port, a row begins as what both ends say to most, and the exceptions of each are moved from one row to another.
 */
final class AnswerStream {
    private final Index index;
    private final PodPairs pairs;
    private final Ends ends;
    private final PodGroups groups;
    private final Inbound[] inbound;
    private final AnswerRows rows;
    private final List<Map<Integer, PodGroups.Counting>> counting = List.of(new HashMap<>(), new HashMap<>());
    private final int[] marks;
    private int sourceCount;

    AnswerStream(Index index, PodPairs pairs, Ends ends, PodGroups groups, Inbound[] inbound) {
        this.index = index;
        this.pairs = pairs;
        this.ends = ends;
        this.groups = groups;
        this.inbound = inbound;
        this.rows = new AnswerRows(groups, inbound[0]);
        this.marks = new int[groups.profiles(Direction.INGRESS).size()];
    }

    void forEach(PodMatrix.AnswerConsumer consumer) {
        for (PodGroup group : groups.plain()) {
            for (IpFamily family : IpFamily.values()) {
                if (group.kind().canUse(family)) {
                    fill(group.kind(), family);
                    rows.forEach(
                            counting(group.kind().traits(), family),
                            (destinations, answer) -> consumer.accept(group.handles(), destinations, family, answer));
                }
            }
            for (int source : groups.special().length == 0 ? new int[0] : group.handles()) {
                single(source, groups.special(), consumer);
            }
        }
        for (int source : groups.special()) {
            single(source, groups.handles(), consumer);
        }
    }

    private PodGroups.Counting counting(int traits, IpFamily family) {
        return counting.get(PodKind.place(family))
                .computeIfAbsent(
                        traits, source -> groups.counting(family, other -> pairs.familiesByTraits(source, other)));
    }

    private void fill(PodKind source, IpFamily family) {
        Inbound into = inbound[PodKind.place(family)];
        PodColumn ingress = groups.profiles(Direction.INGRESS);
        PodColumn destinations = groups.destinations(family);
        Row egress = index.classes().row(source.egress());
        rows.begin(egress.otherwise());
        int place = groups.sources(family).placeOf(source.source(family));
        // profiles are marked by the number of the source, so that marks need not be wiped
        sourceCount++;
        for (int i = into.start(place); i < into.start(place + 1); i++) {
            int profile = into.profile(i);
            marks[profile] = sourceCount;
            for (int at = ingress.start(profile); at < ingress.start(profile + 1); at++) {
                PodGroup group = ingress.group(at);
                if (group.kind().canUse(family)) {
                    rows.move(group, profile, egress.cell(group.kind().destination(family)), into.cell(i));
                }
            }
        }
        egress.forEachException((peerClass, cell) -> {
            int of = destinations.placeOf(peerClass);
            for (int at = of < 0 ? 0 : destinations.start(of); of >= 0 && at < destinations.start(of + 1); at++) {
                int profile = ingress.placeOf(destinations.group(at).kind().ingress());
                if (marks[profile] != sourceCount) {
                    rows.move(destinations.group(at), profile, cell, into.usual(profile));
                }
            }
        });
    }

    /** Answers for one source, pod by pod: more counts for a pod on the host network than kinds tell. */
    private void single(int source, int[] destinations, PodMatrix.AnswerConsumer consumer) {
        Map<IpFamily, Map<Answer, BitSet>> byFamily = new LinkedHashMap<>();
        for (int destination : destinations) {
            List<EndpointPair> possible = EndpointPair.possible(
                    End.of(pairs.pod(source)), End.of(pairs.pod(destination)), index.cluster(), index.options());
            for (EndpointPair pair : possible) {
                byFamily.computeIfAbsent(pair.family(), family -> new LinkedHashMap<>())
                        .computeIfAbsent(ends.answer(pair), answer -> new BitSet())
                        .set(destination);
            }
        }
        byFamily.forEach((family, byAnswer) -> byAnswer.forEach((answer, row) -> consumer.accept(
                new int[] {source}, new PodSet().of(row.toLongArray(), row.cardinality()), family, answer)));
    }
}
