package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.eval.Connection;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.net.Protocol;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A connection in a cluster, with all that its verdict depends on. It prints everything, so that a failure can be
 * understood and written down.
 *
 * @param cluster the cluster, its policies included
 * @param drafts the NetworkPolicies as manifests say them
 * @param clusterDrafts the cluster-wide policies as manifests say them
 * @param options the options under which the connection is asked about
 * @param connection the connection
 */
public record Situation(
        Cluster cluster,
        ImmutableList<NetworkPolicyDraft> drafts,
        ImmutableList<ClusterPolicyDraft> clusterDrafts,
        EvaluationOptions options,
        Connection connection) {

    /** The two ends of the connection. */
    public EndpointPair ends() {
        return connection.ends();
    }

    /** The same connection in a cluster with other NetworkPolicies. */
    public Situation withDrafts(Iterable<NetworkPolicyDraft> others) {
        ImmutableList<NetworkPolicyDraft> list = ImmutableList.copyOf(others);
        Cluster other = Clusters.withPolicies(cluster, Policies.meanings(list));
        return new Situation(other, list, clusterDrafts, options, connection);
    }

    /** The same connection in a cluster with other cluster-wide policies. */
    public Situation withClusterDrafts(Iterable<ClusterPolicyDraft> others) {
        ImmutableList<ClusterPolicyDraft> list = ImmutableList.copyOf(others);
        Cluster other = Clusters.withClusterPolicies(cluster, ClusterPolicies.meanings(list));
        return new Situation(other, drafts, list, options, connection);
    }

    /** The same connection in a cluster without cluster-wide policies. */
    public Situation withoutClusterDrafts() {
        return clusterDrafts.isEmpty() ? this : withClusterDrafts(ImmutableList.of());
    }

    /** The same connection in a cluster with one node more, of a name that it does not hold. */
    public Situation withNode(Node node) {
        return new Situation(Clusters.withNode(cluster, node), drafts, clusterDrafts, options, connection);
    }

    /** The same connection under other options. */
    public Situation withOptions(EvaluationOptions others) {
        return new Situation(cluster, drafts, clusterDrafts, others, connection);
    }

    /** The connection to another port between the same ends. */
    public Situation withPort(Protocol protocol, int port) {
        return new Situation(cluster, drafts, clusterDrafts, options, Connection.of(ends(), protocol, port));
    }

    /** The connection between other ends, in the same address family. */
    public Situation between(Endpoint source, Endpoint destination) {
        return between(cluster, source, destination);
    }

    private Situation between(Cluster other, Endpoint source, Endpoint destination) {
        EndpointPair pair = EndpointPair.between(End.of(source), End.of(destination), ends().family(), other, options);
        return new Situation(
                other, drafts, clusterDrafts, options, Connection.of(pair, connection.protocol(), connection.port()));
    }

    /** The same connection where another pod takes the place of the source, which must be a pod. */
    public Situation replacingSource(Pod replacement) {
        Cluster other = Clusters.replacing(cluster, (Pod) ends().source(), replacement);
        return between(other, replacement, ends().destination());
    }

    /** The same connection where another pod takes the place of the destination, which must be a pod. */
    public Situation replacingDestination(Pod replacement) {
        Cluster other = Clusters.replacing(cluster, (Pod) ends().destination(), replacement);
        return between(other, ends().source(), replacement);
    }

    @Override
    public String toString() {
        return Stream.of(
                        Stream.of("Situation", connection, options),
                        cluster.namespaces().values().stream(),
                        Stream.of("assumed: " + cluster.assumedNamespaces()),
                        cluster.nodes().values().stream(),
                        cluster.pods().stream(),
                        drafts.stream(),
                        clusterDrafts.stream())
                .flatMap(lines -> lines)
                .map(Object::toString)
                .collect(Collectors.joining("\n  "));
    }
}
