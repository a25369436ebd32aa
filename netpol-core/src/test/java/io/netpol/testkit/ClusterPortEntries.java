package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.clusterwide.AdminPortDraft;
import io.netpol.draft.clusterwide.DestinationPortDraft;
import io.netpol.draft.clusterwide.PortNumberDraft;
import io.netpol.draft.clusterwide.PortRangeDraft;
import io.netpol.draft.clusterwide.ProtocolDraft;
import java.util.random.RandomGenerator;

/**
 * Generated ports of cluster-wide policies, of the numbers and names of {@link PortEntries}. A name has no protocol here: it
 * stands for whatever containers declare by it.
 */
final class ClusterPortEntries {
    private ClusterPortEntries() {}

    /** Entries of {@code protocols} (v1alpha2), one to three. */
    static ImmutableList<ProtocolDraft> protocols(RandomGenerator random, boolean withNames) {
        return Choice.exactly(random, random.nextInt(1, 4), source -> protocol(source, withNames));
    }

    private static ProtocolDraft protocol(RandomGenerator random, boolean withNames) {
        ProtocolDraft.Builder entry = ProtocolDraft.builder();
        if (withNames && Choice.chance(random, 60)) {
            return entry.destinationNamedPort(PortEntries.name(random)).build();
        }
        DestinationPortDraft port = destination(random);
        return switch (PortEntries.protocol(random)) {
            case TCP -> entry.tcp(port).build();
            case UDP -> entry.udp(port).build();
            case SCTP -> entry.sctp(port).build();
        };
    }

    private static DestinationPortDraft destination(RandomGenerator random) {
        int first = PortEntries.number(random);
        int other = PortEntries.number(random);
        return first == other || Choice.chance(random, 40)
                ? DestinationPortDraft.builder().number(first).build()
                : DestinationPortDraft.builder().range(range(first, other)).build();
    }

    private static PortRangeDraft range(int one, int other) {
        return PortRangeDraft.builder()
                .start(Math.min(one, other))
                .end(Math.max(one, other))
                .build();
    }

    /** Entries of {@code ports} (v1alpha1), one to three; some ranges are of one port. */
    static ImmutableList<AdminPortDraft> ports(RandomGenerator random, boolean withNames) {
        return Choice.exactly(random, random.nextInt(1, 4), source -> port(source, withNames));
    }

    private static AdminPortDraft port(RandomGenerator random, boolean withNames) {
        AdminPortDraft.Builder entry = AdminPortDraft.builder();
        if (withNames && Choice.chance(random, 60)) {
            return entry.namedPort(PortEntries.name(random)).build();
        }
        int first = PortEntries.number(random);
        boolean saysProtocol = Choice.chance(random, 70);
        String protocol = PortEntries.protocol(random).name();
        if (Choice.chance(random, 40)) {
            PortNumberDraft.Builder number = PortNumberDraft.builder().port(first);
            return entry.portNumber((saysProtocol ? number.protocol(protocol) : number).build())
                    .build();
        }
        int other = PortEntries.number(random);
        PortRangeDraft.Builder range =
                PortRangeDraft.builder().start(Math.min(first, other)).end(Math.max(first, other));
        return entry.portRange((saysProtocol ? range.protocol(protocol) : range).build())
                .build();
    }
}
