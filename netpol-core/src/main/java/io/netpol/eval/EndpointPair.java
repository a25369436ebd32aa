package io.netpol.eval;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Pod;
import io.netpol.cluster.UnanswerableException;
import io.netpol.internal.ValueStyle;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import java.util.Optional;
import java.util.function.Predicate;
import org.immutables.value.Value;

/** The two ends of a connection, and the addresses that it uses, both of one family (rule S36). */
@Value.Immutable
@ValueStyle
public abstract sealed class EndpointPair permits ImmutableEndpointPair {
    EndpointPair() {}

    /** Gives the end that opens the connection. */
    public abstract Endpoint source();

    /** Gives the end that the connection goes to. */
    public abstract Endpoint destination();

    /** Gives the address family of the connection. */
    public abstract IpFamily family();

    /** Gives the address that the connection comes from; empty where nobody knows it yet (rule S55). */
    public abstract Optional<IpAddress> sourceIp();

    /** Gives the address that the connection goes to; empty where nobody knows it yet. */
    public abstract Optional<IpAddress> destinationIp();

    /**
     * Gives the pairs that a question about two ends stands for: one for each address family that both have, the primary
     * one of the source first; never empty. An end of which no address is known may have either family: then the other
     * end decides, else the options.
     *
     * @throws UnanswerableException if the ends have no family in common that the options ask for, or if an end is a pod
     *     that has ended
     */
    public static ImmutableList<EndpointPair> between(
            End source, End destination, Cluster cluster, EvaluationOptions options) {
        return new PairFinder(cluster, options).between(source, destination);
    }

    /** Gives the pairs between two endpoints at whichever of their addresses, as the other method does. */
    public static ImmutableList<EndpointPair> between(
            Endpoint source, Endpoint destination, Cluster cluster, EvaluationOptions options) {
        return between(End.of(source), End.of(destination), cluster, options);
    }

    /**
     * Gives the pair of one family.
     *
     * @throws UnanswerableException if the ends do not both have an address of the family, or if an end is a pod that has
     *     ended
     */
    public static EndpointPair between(
            End source, End destination, IpFamily family, Cluster cluster, EvaluationOptions options) {
        return new PairFinder(cluster, options).between(source, destination, family);
    }

    /** Gives the pairs as {@link #between} does, but none where the ends have no family in common. */
    public static ImmutableList<EndpointPair> possible(
            End source, End destination, Cluster cluster, EvaluationOptions options) {
        return new PairFinder(cluster, options).possible(source, destination);
    }

    /** Tells whether both ends are the same pod for certain (rule S15). */
    public final boolean isSamePod() {
        return bothArePod() && !(source() instanceof Pod pod && pod.fromTemplate());
    }

    /** Tells whether both ends stand for pods of one template: perhaps the same pod, perhaps two of a workload. */
    public final boolean mayBeSamePod() {
        return bothArePod() && source() instanceof Pod pod && pod.fromTemplate();
    }

    private boolean bothArePod() {
        return source() instanceof Pod && source().equals(destination());
    }

    @Value.Check
    void check() {
        Predicate<IpAddress> other = ip -> ip.family() != family();
        if (sourceIp().filter(other).isPresent()
                || destinationIp().filter(other).isPresent()) {
            throw new UnanswerableException("from " + source().displayName() + " to "
                    + destination().displayName() + " over " + family() + ": an address is of the other family");
        }
    }
}
