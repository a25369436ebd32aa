package io.netpol.cluster;

import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.PolicyId;
import java.util.function.Function;

/**
 * One thing of a cluster that is there now, as it is now, or that is there no more: what a watch on a live cluster reports.
 * Whether the thing was there before makes no difference to a change that puts it.
 */
public sealed interface Change {
    /**
     * A pod is there, or is another than before.
     *
     * @param pod the pod; one of the same namespace and name is replaced
     */
    record PutPod(Pod pod) implements Change {}

    /**
     * A pod is gone.
     *
     * @param pod the pod, of which only what tells it from others counts
     */
    record RemovePod(Pod pod) implements Change {}

    /**
     * A NetworkPolicy is there, or says something else than before.
     *
     * @param policy the policy
     */
    record PutPolicy(NetworkPolicy policy) implements Change {}

    /**
     * A cluster-wide policy is there, or says something else than before.
     *
     * @param policy the policy
     */
    record PutClusterPolicy(ClusterNetworkPolicy policy) implements Change {}

    /**
     * A policy of any kind is gone.
     *
     * @param policy the policy
     */
    record RemovePolicy(PolicyId policy) implements Change {}

    /**
     * A namespace is there, or has other labels than before.
     *
     * @param namespace the namespace
     */
    record PutNamespace(Namespace namespace) implements Change {}

    /**
     * A namespace is gone. As long as pods mention it, it stays, with its name only (rule S29).
     *
     * @param name the name
     */
    record RemoveNamespace(String name) implements Change {}

    /**
     * A node is there, or is another than before.
     *
     * @param node the node
     */
    record PutNode(Node node) implements Change {}

    /**
     * A node is gone.
     *
     * @param name the name
     */
    record RemoveNode(String name) implements Change {}

    /** Gives the result of the function for this kind of change. */
    default <T> T match(
            Function<? super PutPod, ? extends T> putPod,
            Function<? super RemovePod, ? extends T> removePod,
            Function<? super PutPolicy, ? extends T> putPolicy,
            Function<? super PutClusterPolicy, ? extends T> putClusterPolicy,
            Function<? super RemovePolicy, ? extends T> removePolicy,
            Function<? super PutNamespace, ? extends T> putNamespace,
            Function<? super RemoveNamespace, ? extends T> removeNamespace,
            Function<? super PutNode, ? extends T> putNode,
            Function<? super RemoveNode, ? extends T> removeNode) {
        if (this instanceof PutPod change) {
            return putPod.apply(change);
        } else if (this instanceof RemovePod change) {
            return removePod.apply(change);
        } else if (this instanceof PutPolicy change) {
            return putPolicy.apply(change);
        } else if (this instanceof PutClusterPolicy change) {
            return putClusterPolicy.apply(change);
        } else if (this instanceof RemovePolicy change) {
            return removePolicy.apply(change);
        } else if (this instanceof PutNamespace change) {
            return putNamespace.apply(change);
        } else if (this instanceof RemoveNamespace change) {
            return removeNamespace.apply(change);
        } else if (this instanceof PutNode change) {
            return putNode.apply(change);
        }
        return removeNode.apply((RemoveNode) this);
    }
}
