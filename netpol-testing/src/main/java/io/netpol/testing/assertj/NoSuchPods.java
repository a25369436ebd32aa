package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.cluster.UnanswerableException;
import io.netpol.internal.Nearest;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespaceScope;
import io.netpol.model.PodPeer;
import io.netpol.model.Requirement;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Says why labels and namespaces stand for no pod, and what may be meant instead. */
final class NoSuchPods {
    private static final int SHOWN = 10;

    private NoSuchPods() {}

    static boolean isInScope(Pod pod, PodPeer pods, Cluster cluster) {
        return scope(pods).matches(cluster.namespaceOf(pod).labels());
    }

    private static LabelSelector scope(PodPeer pods) {
        return pods.namespaces().selector().orElseGet(LabelSelector::everything);
    }

    /**
     * Refuses names of namespaces that do not exist, although others may.
     *
     * @throws UnanswerableException if there is one
     */
    static void refuseMissingNamespaces(PodPeer pods, Cluster cluster) {
        for (Requirement requirement : scope(pods).requirements()) {
            if (requirement instanceof Requirement.In in && in.key().equals(NamespaceScope.NAME_LABEL)) {
                for (String name : in.values()) {
                    if (!cluster.namespaces().containsKey(name)) {
                        throw new UnanswerableException(pods.describe() + ": no namespace is named " + name + "; "
                                + meant(name, cluster.namespaces().keySet(), "namespaces"));
                    }
                }
            }
        }
    }

    static String message(PodPeer pods, Cluster cluster) {
        String noPods = pods.describe() + ": there are none";
        LabelSelector scope = scope(pods);
        if (cluster.namespaces().values().stream().noneMatch(namespace -> scope.matches(namespace.labels()))) {
            return noPods + ", as no namespace has these labels";
        }
        ImmutableList<Pod> there = inScope(cluster.pods().stream(), pods, cluster);
        if (there.isEmpty()) {
            ImmutableList<Pod> ended = inScope(cluster.terminalPods().stream(), pods, cluster);
            return noPods
                    + (ended.isEmpty()
                            ? ""
                            : ", as all that are there have ended: "
                                    + some(ended.stream().map(Pod::displayName)));
        }
        ImmutableSortedSet<String> labels = there.stream()
                .flatMap(pod -> pod.labels().entrySet().stream())
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
        return noPods + "; "
                + missedLabel(pods.pods(), there)
                        .map(label -> meant(label, labels, "labels there"))
                        .orElse("no pod there has all these labels");
    }

    /** The first label that no pod has is probably the misspelt one. */
    private static Optional<String> missedLabel(LabelSelector selector, ImmutableList<Pod> pods) {
        for (Requirement requirement : selector.requirements()) {
            if (requirement instanceof Requirement.In in && pods.stream().noneMatch(pod -> in.matches(pod.labels()))) {
                return Optional.of(in.key() + "=" + in.values().first());
            }
        }
        return Optional.empty();
    }

    private static ImmutableList<Pod> inScope(Stream<Pod> pods, PodPeer peer, Cluster cluster) {
        return pods.filter(pod -> isInScope(pod, peer, cluster)).collect(ImmutableList.toImmutableList());
    }

    private static String meant(String word, ImmutableSortedSet<String> known, String what) {
        return Nearest.to(word, known)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElseGet(() ->
                        known.isEmpty() ? "there are no " + what : "the " + what + " are " + some(known.stream()));
    }

    private static String some(Stream<String> names) {
        ImmutableList<String> all = names.collect(ImmutableList.toImmutableList());
        String list = String.join(", ", all.subList(0, Math.min(SHOWN, all.size())));
        return all.size() > SHOWN ? list + " and " + (all.size() - SHOWN) + " more" : list;
    }
}
