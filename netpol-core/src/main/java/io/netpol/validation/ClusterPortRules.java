package io.netpol.validation;

import static io.netpol.validation.ViolationKind.INVALID;
import static io.netpol.validation.ViolationKind.REQUIRED;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.clusterwide.AdminPortDraft;
import io.netpol.draft.clusterwide.DestinationPortDraft;
import io.netpol.draft.clusterwide.PortRangeDraft;
import io.netpol.draft.clusterwide.ProtocolDraft;
import java.util.Optional;

/** The rules for {@code protocols} of v1alpha2 and {@code ports} of v1alpha1. Names of ports have no rules there. */
final class ClusterPortRules {
    private static final String EMPTY =
            "a list of no entries; write at least one, or leave the field out for every port";

    private ClusterPortRules() {}

    static void checkProtocols(ImmutableList<ProtocolDraft> protocols, Violations violations) {
        if (protocols.isEmpty()) {
            violations.error(REQUIRED, EMPTY);
        }
        for (int i = 0; i < protocols.size(); i++) {
            check(protocols.get(i), violations.item(i));
        }
    }

    private static void check(ProtocolDraft entry, Violations violations) {
        UnionRules union = UnionRules.ofEntry("an entry of protocols", violations);
        union.field("tcp", entry.tcp().isPresent());
        union.field("udp", entry.udp().isPresent());
        union.field("sctp", entry.sctp().isPresent());
        union.field("destinationNamedPort", entry.destinationNamedPort().isPresent());
        union.check();
        entry.tcp().ifPresent(port -> check(port, violations.field("tcp")));
        entry.udp().ifPresent(port -> check(port, violations.field("udp")));
        entry.sctp().ifPresent(port -> check(port, violations.field("sctp")));
        entry.destinationNamedPort().ifPresent(name -> checkName(name, violations.field("destinationNamedPort")));
    }

    private static void check(DestinationPortDraft port, Violations violations) {
        if (port.number().isEmpty() && port.range().isEmpty()) {
            violations.error(
                    REQUIRED,
                    "a destinationPort is required; for every port of the protocol write"
                            + " destinationPort: {range: {start: 1, end: 65535}}");
            return;
        }
        Violations at = violations.field("destinationPort");
        UnionRules union = new UnionRules("a destinationPort", "another entry of protocols for the other", at);
        union.field("number", port.number().isPresent());
        union.field("range", port.range().isPresent());
        union.check();
        port.number().ifPresent(number -> checkNumber(number, at.field("number")));
        port.range().ifPresent(range -> {
            checkEnds(range, at.field("range"));
            if (isOrdered(range) && range.start().equals(range.end())) {
                at.field("range")
                        .error(
                                INVALID,
                                "the range starts and ends at " + range.start().get()
                                        + "; start is below end, for one port write number: "
                                        + range.start().get());
            }
        });
    }

    static void checkPorts(ImmutableList<AdminPortDraft> ports, Violations violations) {
        if (ports.isEmpty()) {
            violations.error(REQUIRED, EMPTY);
        }
        for (int i = 0; i < ports.size(); i++) {
            check(ports.get(i), violations.item(i));
        }
    }

    private static void check(AdminPortDraft entry, Violations violations) {
        UnionRules union = UnionRules.ofEntry("an entry of ports", violations);
        union.field("portNumber", entry.portNumber().isPresent());
        union.field("portRange", entry.portRange().isPresent());
        union.field("namedPort", entry.namedPort().isPresent());
        union.check();
        entry.portNumber().ifPresent(number -> {
            Violations at = violations.field("portNumber");
            number.protocol().ifPresent(protocol -> PortRules.checkProtocol(protocol, at.field("protocol")));
            checkEnd(number.port(), at.field("port"));
        });
        entry.portRange().ifPresent(range -> {
            Violations at = violations.field("portRange");
            range.protocol().ifPresent(protocol -> PortRules.checkProtocol(protocol, at.field("protocol")));
            checkEnds(range, at);
        });
        entry.namedPort().ifPresent(name -> checkName(name, violations.field("namedPort")));
    }

    private static void checkEnds(PortRangeDraft range, Violations violations) {
        checkEnd(range.start(), violations.field("start"));
        checkEnd(range.end(), violations.field("end"));
        if (range.start().isPresent() && range.end().isPresent() && !isOrdered(range)) {
            violations.error(
                    INVALID,
                    "the range ends at " + range.end().get() + " before it starts at "
                            + range.start().get() + "; start is below end");
        }
    }

    private static boolean isOrdered(PortRangeDraft range) {
        return range.start().isPresent()
                && range.end().isPresent()
                && range.start().get() <= range.end().get();
    }

    private static void checkEnd(Optional<Integer> port, Violations violations) {
        if (port.isEmpty()) {
            violations.error(REQUIRED, "a port number is required, 1 to 65535");
        } else {
            checkNumber(port.get(), violations);
        }
    }

    private static void checkNumber(int number, Violations violations) {
        if (PortRules.isOutside(number)) {
            violations.error(INVALID, number + " is no port; ports are 1 to 65535");
        }
    }

    private static void checkName(String name, Violations violations) {
        if (name.isEmpty()) {
            violations.error(REQUIRED, "the name is empty; write the name of a container port");
        }
    }
}
