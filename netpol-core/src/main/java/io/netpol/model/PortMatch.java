package io.netpol.model;

import io.netpol.draft.IntOrString;
import io.netpol.draft.PortDraft;
import io.netpol.internal.ValueStyle;
import io.netpol.net.Protocol;
import io.netpol.validation.PortRules;
import io.netpol.validation.Violations;
import java.util.Objects;
import java.util.function.Function;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Destination ports of one protocol, as one entry of {@code ports} describes them. {@link Ports} has the words to make
 * them.
 */
public sealed interface PortMatch {
    /** Gives every port of a protocol. */
    static Every every(Protocol protocol) {
        return Every.of(protocol);
    }

    /**
     * Gives the ports of a protocol from the first to the last, both included; they may be the same.
     *
     * @throws io.netpol.validation.InvalidValueException if one is outside 1 to 65535, or the last below the first
     */
    static Numbers numbers(Protocol protocol, int first, int last) {
        return Numbers.of(protocol, first, last);
    }

    /**
     * Gives the container port of this name on the destination pod.
     *
     * @throws io.netpol.validation.InvalidValueException if no port can have this name
     */
    static Named named(Protocol protocol, String name) {
        return Named.of(protocol, name);
    }

    /** Gives the protocol; never any protocol (rule S1). */
    Protocol protocol();

    /** Gives the result of the function for this kind of entry. */
    default <T> T match(
            Function<? super Every, ? extends T> every,
            Function<? super Numbers, ? extends T> numbers,
            Function<? super Named, ? extends T> named) {
        if (this instanceof Every all) {
            return every.apply(all);
        }
        return this instanceof Numbers range ? numbers.apply(range) : named.apply((Named) this);
    }

    /** Gives the entry in plain words: {@code TCP 8000-8999}, {@code any UDP port}, {@code TCP port named metrics}. */
    default String describe() {
        return Description.port(this);
    }

    /** Gives the entry as a manifest says it. */
    PortDraft toDraft();

    /** Every port of a protocol (rule S41). */
    @Value.Immutable
    @ValueStyle
    abstract sealed class Every implements PortMatch permits ImmutableEvery {
        Every() {}

        static Every of(Protocol protocol) {
            return ImmutableEvery.builder().protocol(protocol).build();
        }

        @Override
        public final PortDraft toDraft() {
            return PortDraft.builder().protocol(protocol().name()).build();
        }
    }

    /** One port number or a range of them, both ends included (rules S40, S42). */
    sealed class Numbers implements PortMatch, ClusterPorts.Entry permits SinglePort {
        private final Protocol protocol;
        private final int first;
        private final int last;

        Numbers(Protocol protocol, int first, int last) {
            this.protocol = protocol;
            this.first = first;
            this.last = last;
            if (first < 1 || last < first || last > PortRules.MAX_PORT) {
                PortMatchCheck.check(draft(protocol, first, last));
            }
        }

        static Numbers of(Protocol protocol, int first, int last) {
            return new Numbers(protocol, first, last);
        }

        @Override
        public final Protocol protocol() {
            return protocol;
        }

        /** Gives the first port, 1 to 65535. */
        public final int first() {
            return first;
        }

        /** Gives the last port, at least the first and at most 65535. */
        public final int last() {
            return last;
        }

        @Override
        public final PortDraft toDraft() {
            return draft(protocol, first, last);
        }

        private static PortDraft draft(Protocol protocol, int first, int last) {
            PortDraft.Builder draft =
                    PortDraft.builder().protocol(protocol.name()).port(IntOrString.of(first));
            return first == last ? draft.build() : draft.endPort(last).build();
        }

        /** Tells whether the other object means the same ports; a range of one port is the port. */
        @Override
        public final boolean equals(@Nullable Object other) {
            return other instanceof Numbers numbers
                    && protocol == numbers.protocol
                    && first == numbers.first
                    && last == numbers.last;
        }

        @Override
        public final int hashCode() {
            return Objects.hash(protocol, first, last);
        }

        @Override
        public final String toString() {
            return "Numbers{protocol=" + protocol + ", first=" + first + ", last=" + last + "}";
        }
    }

    /** One port number, which can still become the first of a range. A range cannot: it says both its ends. */
    final class SinglePort extends Numbers {
        private SinglePort(Protocol protocol, int port) {
            super(protocol, port, port);
        }

        static SinglePort of(Protocol protocol, int port) {
            return new SinglePort(protocol, port);
        }

        /**
         * Gives the range from this port to the one given, both included.
         *
         * @throws io.netpol.validation.InvalidValueException if it is below this port or above 65535
         */
        public Numbers through(int last) {
            return Numbers.of(protocol(), first(), last);
        }
    }

    /** The container ports of this name on the destination pod (rules S43 to S47); which numbers, each pod tells. */
    @Value.Immutable
    @ValueStyle
    abstract sealed class Named implements PortMatch permits ImmutableNamed {
        Named() {}

        /** Gives the name, 1 to 15 lower-case letters, digits and hyphens, at least one letter. */
        public abstract String name();

        static Named of(Protocol protocol, String name) {
            return ImmutableNamed.builder().protocol(protocol).name(name).build();
        }

        @Override
        public final PortDraft toDraft() {
            return PortDraft.builder()
                    .protocol(protocol().name())
                    .port(IntOrString.of(name()))
                    .build();
        }

        @Value.Check
        void check() {
            if (!PortRules.isName(name())) {
                PortMatchCheck.check(toDraft());
            }
        }
    }
}

/** Applies the rules to an entry under construction. */
final class PortMatchCheck {
    private PortMatchCheck() {}

    static void check(PortDraft port) {
        Violations violations = Violations.collector();
        PortRules.check(port, violations);
        violations.throwIfAnyError("The port");
    }
}
