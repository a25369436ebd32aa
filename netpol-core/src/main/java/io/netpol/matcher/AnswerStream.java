package io.netpol.matcher;

import io.netpol.eval.Answer;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.net.Direction;
import io.netpol.net.IpFamily;
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

    AnswerStream(Index index, PodPairs pairs, Ends ends, PodGroups groups, Inbound[] inbound) {
        this.index = index;
        this.pairs = pairs;
        this.ends = ends;
        this.groups = groups;
        this.inbound = inbound;
        this.rows = new AnswerRows(groups, inbound[0]);
    }

    void forEach(PodMatrix.AnswerConsumer consumer) {
        for (PodGroup group : groups.plain()) {
            for (IpFamily family : IpFamily.values()) {
                if (group.kind().canUse(family)) {
                    fill(group.kind(), family);
                    long[] counting = groups.counting(
                            family,
                            traits -> pairs.familiesByTraits(group.kind().traits(), traits));
                    rows.forEach(counting, (row, answer) -> consumer.accept(group.handles(), row, family, answer));
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

    private void fill(PodKind source, IpFamily family) {
        Inbound into = inbound[PodKind.place(family)];
        PodColumn ingress = groups.profiles(Direction.INGRESS);
        PodColumn destinations = groups.destinations(family);
        Row egress = index.classes().row(source.egress());
        int sourceClass = source.source(family);
        rows.begin(egress.otherwise());
        int place = groups.sources(family).placeOf(sourceClass);
        for (int i = into.start(place); i < into.start(place + 1); i++) {
            int profile = into.profile(i);
            for (int at = ingress.start(profile); at < ingress.start(profile + 1); at++) {
                PodGroup group = ingress.group(at);
                rows.move(group, profile, egress.cell(group.kind().destination(family)), into.cell(i));
            }
        }
        egress.forEachException((peerClass, cell) -> {
            int of = destinations.placeOf(peerClass);
            for (int at = of < 0 ? 0 : destinations.start(of); of >= 0 && at < destinations.start(of + 1); at++) {
                PodGroup group = destinations.group(at);
                Row row = index.classes().row(group.kind().ingress());
                Cell usual = row.otherwise();
                Cell said = row.cell(sourceClass);
                if (said == usual) {
                    rows.move(group, ingress.placeOf(group.kind().ingress()), cell, usual);
                }
            }
        });
    }

    /** Answers for one source, pod by pod: more counts for a pod on the host network than kinds tell. */
    private void single(int source, int[] destinations, PodMatrix.AnswerConsumer consumer) {
        Map<IpFamily, Map<Answer, long[]>> byFamily = new LinkedHashMap<>();
        for (int destination : destinations) {
            List<EndpointPair> possible = EndpointPair.possible(
                    End.of(pairs.pod(source)), End.of(pairs.pod(destination)), index.cluster(), index.options());
            for (EndpointPair pair : possible) {
                long[] row = byFamily.computeIfAbsent(pair.family(), family -> new LinkedHashMap<>())
                        .computeIfAbsent(ends.answer(pair), answer -> new long[groups.words()]);
                row[destination >>> 6] |= 1L << destination;
            }
        }
        byFamily.forEach((family, byAnswer) ->
                byAnswer.forEach((answer, row) -> consumer.accept(new int[] {source}, row, family, answer)));
    }
}
