package io.netpol.eval;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.CheckReturnValue;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.UnanswerableException;
import io.netpol.internal.ValueStyle;
import io.netpol.model.PortMatch;
import io.netpol.net.IpFamily;
import io.netpol.net.Protocol;
import java.util.Locale;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A question as people write it: two names or addresses, a protocol and a port.
 *
 * <pre>{@code
 * connection().from("production/frontend").to("production/api").on(tcp(8080))
 * connection().from("2001:db8::7").to("production/api").over(IpFamily.IPV6).on(tcp(443))
 * }</pre>
 */
@Value.Immutable
@ValueStyle
public abstract sealed class Question permits ImmutableQuestion {
    Question() {}

    /** Gives the source: {@code namespace/pod}, {@code namespace/workload}, {@code namespace/name[Kind]}, an address. */
    public abstract String source();

    /** Gives the destination, written as the source. */
    public abstract String destination();

    /** Gives the protocol as written; TCP unless told otherwise. */
    @Value.Default
    public String protocol() {
        return Protocol.TCP.name();
    }

    /** Gives the destination port. */
    public abstract int port();

    /** Gives the one address family asked about; without it every family that both ends have. */
    public abstract Optional<IpFamily> family();

    /**
     * Begins a question: {@code connection().from("production/frontend").to("production/api").on(tcp(8080))}, with
     * {@code connection} of this class and {@code tcp} of {@link io.netpol.model.Ports} for static import.
     */
    @CheckReturnValue
    public static Beginning connection() {
        return new Beginning();
    }

    /**
     * Gives a builder, for what is read from elsewhere and not yet checked. Both ends and the port are required.
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the question as somebody reads it: {@code shop/a => shop/b TCP 80 (IPv6)}, the family where one is asked for. */
    public final String text() {
        return source() + " => " + destination() + " " + protocol() + " " + port()
                + family().map(only -> " (" + only + ")").orElse("");
    }

    /**
     * Gives the connections that the question stands for, one for each pod of a workload and each address family; never
     * empty.
     *
     * @throws UnanswerableException if a name fits nothing or several things, the protocol is none that policies are
     *     defined for (rule S49), the port is none, or the ends have no address family in common
     */
    public final ImmutableList<Connection> connections(Cluster cluster, EvaluationOptions options) {
        return connections(cluster, options, false);
    }

    /**
     * Gives the connections as {@link #connections}, but one address family for each pair of pods: the one asked about, else
     * that of their first addresses (rule S36).
     *
     * @throws UnanswerableException as there
     */
    public final ImmutableList<Connection> primaryConnections(Cluster cluster, EvaluationOptions options) {
        return connections(cluster, options, true);
    }

    private ImmutableList<Connection> connections(Cluster cluster, EvaluationOptions options, boolean onlyPrimary) {
        Protocol protocol = knownProtocol();
        if (port() < 1 || port() > 65_535) {
            throw new UnanswerableException("port " + port() + " is no port; ports are 1 to 65535");
        }
        ImmutableList<End> sources = End.find(source(), cluster);
        refuseLoopback(sources);
        ImmutableList.Builder<Connection> connections = ImmutableList.builder();
        ImmutableList<End> destinations = End.find(destination(), cluster);
        for (End from : sources) {
            for (End to : destinations) {
                ImmutableList<EndpointPair> pairs = pairs(from, to, cluster, options);
                pairs.stream()
                        .limit(onlyPrimary ? 1 : pairs.size())
                        .forEach(ends -> connections.add(Connection.of(ends, protocol, port())));
            }
        }
        return connections.build();
    }

    private ImmutableList<EndpointPair> pairs(End from, End to, Cluster cluster, EvaluationOptions options) {
        return family().map(only -> ImmutableList.of(EndpointPair.between(from, to, only, cluster, options)))
                .orElseGet(() -> EndpointPair.between(from, to, cluster, options));
    }

    private static void refuseLoopback(ImmutableList<End> sources) {
        for (End source : sources) {
            source.endpoint().ips().stream()
                    .filter(ip -> ip.isLoopback())
                    .findFirst()
                    .ifPresent(ip -> {
                        throw new UnanswerableException(
                                ip
                                        + " is a loopback address: nothing comes from there over the network; name the pod itself");
                    });
        }
    }

    private Protocol knownProtocol() {
        return Protocol.of(protocol()).orElseThrow(() -> {
            String upper = protocol().toUpperCase(Locale.ROOT);
            return new UnanswerableException(
                    Protocol.of(upper).isPresent()
                            ? "protocol \"" + protocol() + "\": write " + upper
                            : "protocol \"" + protocol()
                                    + "\": what NetworkPolicies do to it is not defined, so there is"
                                    + " no answer; ask about TCP, UDP or SCTP");
        });
    }

    /** A question of which nothing is said yet. */
    @CheckReturnValue
    public static final class Beginning {
        private Beginning() {}

        /** Names the source: {@code namespace/pod}, {@code namespace/workload}, {@code namespace/name[Kind]}, an address. */
        public From from(String source) {
            return new From(source);
        }
    }

    /** A question that has its source. */
    @CheckReturnValue
    public static final class From {
        private final String source;

        private From(String source) {
            this.source = source;
        }

        /** Names the destination, written as the source. */
        public FromTo to(String destination) {
            return new FromTo(source, destination);
        }
    }

    /** A question that has both ends. */
    @CheckReturnValue
    public static final class FromTo {
        private final String source;
        private final String destination;

        private FromTo(String source, String destination) {
            this.source = source;
            this.destination = destination;
        }

        /** Asks about one address family only, not about every one that both ends have. */
        public OverFamily over(IpFamily family) {
            return new OverFamily(this, family);
        }

        /** Names protocol and port of the destination, which makes it a question: {@code on(tcp(8080))}. */
        public Question on(PortMatch.SinglePort port) {
            return unfinished(port).build();
        }

        private Builder unfinished(PortMatch.SinglePort port) {
            return builder()
                    .source(source)
                    .destination(destination)
                    .protocol(port.protocol().name())
                    .port(port.first());
        }
    }

    /** A question that has both ends and an address family. */
    @CheckReturnValue
    public static final class OverFamily {
        private final FromTo ends;
        private final IpFamily family;

        private OverFamily(FromTo ends, IpFamily family) {
            this.ends = ends;
            this.family = family;
        }

        /** Names protocol and port of the destination, which makes it a question: {@code on(tcp(8080))}. */
        public Question on(PortMatch.SinglePort port) {
            return ends.unfinished(port).family(family).build();
        }
    }

    /** Builds a {@link Question}. */
    public static final class Builder extends ImmutableQuestion.Builder {
        Builder() {}
    }
}
