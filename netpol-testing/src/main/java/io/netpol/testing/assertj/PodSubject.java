package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.CheckReturnValue;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.cluster.UnanswerableException;
import io.netpol.eval.End;
import io.netpol.eval.Evaluator;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespaceScope;
import io.netpol.model.PodPeer;
import io.netpol.model.Requirement;

/**
 * The pods of namespaces, all of them or those with certain labels: {@code podsIn("production").labeled("app", "api")}.
 * Pods on the host network are among them, whatever they count as: the assertion tells what is true of those.
 */
@CheckReturnValue
public final class PodSubject extends Subject {
    private final PodPeer pods;

    private PodSubject(PodPeer pods) {
        this.pods = pods;
    }

    /**
     * Gives the pods that a peer means.
     *
     * @throws IllegalArgumentException if the peer means a policy's own namespace, which an assertion does not have
     */
    static PodSubject of(PodPeer pods) {
        if (pods.namespaces().isOwn()) {
            throw new IllegalArgumentException("\"" + pods.describe()
                    + "\" are pods in the namespace of a policy, and an assertion has none; say in which namespace, as"
                    + " with inNamespace(…)");
        }
        return new PodSubject(pods);
    }

    static PodSubject in(NamespaceScope namespaces) {
        return of(PodPeer.of(LabelSelector.everything(), namespaces));
    }

    /**
     * Gives those of these pods that have this label too.
     *
     * @throws io.netpol.validation.InvalidValueException if no label can have this key or this value
     */
    public PodSubject labeled(String key, String value) {
        return of(PodPeer.of(
                LabelSelector.of(ImmutableList.<Requirement>builder()
                        .addAll(pods.pods().requirements())
                        .add(Requirement.equalTo(key, value))
                        .build()),
                pods.namespaces()));
    }

    @Override
    SubjectEnds find(Evaluator evaluator) {
        Cluster cluster = evaluator.cluster();
        NoSuchPods.refuseMissingNamespaces(pods, cluster);
        ImmutableList<Pod> found =
                cluster.pods().stream().filter(pod -> isMeant(pod, cluster)).collect(ImmutableList.toImmutableList());
        if (found.isEmpty()) {
            throw new UnanswerableException(NoSuchPods.message(pods, cluster));
        }
        return SubjectEnds.of(found.stream().map(End::of).toList());
    }

    private boolean isMeant(Pod pod, Cluster cluster) {
        return pods.pods().matches(pod.labels()) && NoSuchPods.isInScope(pod, pods, cluster);
    }

    @Override
    public String toString() {
        return pods.describe();
    }
}
