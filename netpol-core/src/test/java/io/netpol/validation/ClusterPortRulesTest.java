package io.netpol.validation;

import static io.netpol.validation.ClusterDrafts.ALL_PODS;
import static io.netpol.validation.ClusterDrafts.admin;
import static io.netpol.validation.ClusterDrafts.ends;
import static io.netpol.validation.ClusterDrafts.experimental;
import static io.netpol.validation.ClusterDrafts.legacyNamed;
import static io.netpol.validation.ClusterDrafts.legacyNumber;
import static io.netpol.validation.ClusterDrafts.legacyRange;
import static io.netpol.validation.ClusterDrafts.named;
import static io.netpol.validation.ClusterDrafts.number;
import static io.netpol.validation.ClusterDrafts.policy;
import static io.netpol.validation.ClusterDrafts.range;
import static io.netpol.validation.ClusterDrafts.rule;
import static io.netpol.validation.ClusterDrafts.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.clusterwide.AdminPortDraft;
import io.netpol.draft.clusterwide.DestinationPortDraft;
import io.netpol.draft.clusterwide.PortNumberDraft;
import io.netpol.draft.clusterwide.PortRangeDraft;
import io.netpol.draft.clusterwide.ProtocolDraft;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules for ports of cluster-wide policies: {@code protocols} of v1alpha2 and {@code ports} of v1alpha1. */
class ClusterPortRulesTest {
    private static final String PROTOCOLS = "spec.ingress[0].protocols";
    private static final String PORTS = "spec.ingress[0].ports";

    private static List<String> protocols(ProtocolDraft... entries) {
        return experimental(policy().addIngress(
                        rule(ALL_PODS).protocols(ImmutableList.copyOf(entries)).build()));
    }

    private static List<String> ports(AdminPortDraft... entries) {
        return experimental(admin().addIngress(
                        rule(ALL_PODS).ports(ImmutableList.copyOf(entries)).build()));
    }

    @Test
    void everyKindOfEntry() {
        assertThat(protocols(
                        tcp(number(1)),
                        ProtocolDraft.builder().udp(number(65535)).build(),
                        ProtocolDraft.builder().sctp(range(1, 65535)).build(),
                        named("any text will do")))
                .isEmpty();
        assertThat(ports(
                        legacyNumber(PortNumberDraft.builder().port(80).build()),
                        legacyNumber(PortNumberDraft.builder()
                                .protocol("UDP")
                                .port(53)
                                .build()),
                        legacyRange(ends(80, 90)),
                        legacyRange(ends(80, 80)),
                        legacyNamed("web")))
                .isEmpty();
    }

    @Test
    void anEmptyListIsNotEveryPort() {
        String text = ": a list of no entries; write at least one, or leave the field out for every port";

        assertThat(protocols()).containsExactly(PROTOCOLS + text);
        assertThat(ports()).containsExactly(PORTS + text);
    }

    @Test
    void anEntryHasOneField() {
        assertThat(protocols(ProtocolDraft.builder().build()))
                .containsExactly(PROTOCOLS
                        + "[0]: an entry of protocols is empty; write tcp, udp, sctp or destinationNamedPort");
        assertThat(protocols(ProtocolDraft.builder()
                        .tcp(number(80))
                        .udp(number(80))
                        .sctp(number(80))
                        .destinationNamedPort("web")
                        .build()))
                .containsExactly(
                        PROTOCOLS + "[0]: an entry of protocols has exactly one field, and here are tcp and udp and"
                                + " sctp and destinationNamedPort; write one of them, and the others as entries of their own");
        assertThat(ports(AdminPortDraft.builder().build()))
                .containsExactly(PORTS + "[0]: an entry of ports is empty; write portNumber, portRange or namedPort");
        assertThat(ports(AdminPortDraft.builder()
                        .portRange(ends(80, 90))
                        .namedPort("web")
                        .build()))
                .containsExactly(
                        PORTS + "[0]: an entry of ports has exactly one field, and here are portRange and namedPort;"
                                + " write one of them, and the others as entries of their own");
    }

    @Test
    void aProtocolWithoutAPortIsNotEveryPort() {
        assertThat(protocols(tcp(DestinationPortDraft.builder().build())))
                .containsExactly(
                        PROTOCOLS + "[0].tcp: a destinationPort is required; for every port of the protocol write"
                                + " destinationPort: {range: {start: 1, end: 65535}}");
    }

    @Test
    void aDestinationPortIsANumberOrARange() {
        assertThat(protocols(ProtocolDraft.builder()
                        .udp(DestinationPortDraft.builder()
                                .number(80)
                                .range(ends(80, 90))
                                .build())
                        .build()))
                .containsExactly(
                        PROTOCOLS + "[0].udp.destinationPort: a destinationPort has exactly one field, and here are"
                                + " number and range; write one of them, and another entry of protocols for the other");
    }

    @Test
    void portsAreOneTo65535() {
        assertThat(protocols(
                        tcp(number(0)),
                        ProtocolDraft.builder().sctp(range(0, 65536)).build()))
                .containsExactly(
                        PROTOCOLS + "[0].tcp.destinationPort.number: 0 is no port; ports are 1 to 65535",
                        PROTOCOLS + "[1].sctp.destinationPort.range.start: 0 is no port; ports are 1 to 65535",
                        PROTOCOLS + "[1].sctp.destinationPort.range.end: 65536 is no port; ports are 1 to 65535");
        assertThat(ports(legacyNumber(PortNumberDraft.builder().port(-1).build()), legacyRange(ends(1, 70000))))
                .containsExactly(
                        PORTS + "[0].portNumber.port: -1 is no port; ports are 1 to 65535",
                        PORTS + "[1].portRange.end: 70000 is no port; ports are 1 to 65535");
    }

    @Test
    void aRangeStartsBelowItsEnd() {
        assertThat(protocols(tcp(range(90, 80)), tcp(range(80, 80))))
                .containsExactly(
                        PROTOCOLS
                                + "[0].tcp.destinationPort.range: the range ends at 80 before it starts at 90; start is"
                                + " below end",
                        PROTOCOLS
                                + "[1].tcp.destinationPort.range: the range starts and ends at 80; start is below end, for"
                                + " one port write number: 80");
        assertThat(ports(legacyRange(ends(90, 80))))
                .containsExactly(
                        PORTS + "[0].portRange: the range ends at 80 before it starts at 90; start is below end");
    }

    @Test
    void bothEndsOfARangeAndEveryNumberAreRequired() {
        assertThat(protocols(tcp(DestinationPortDraft.builder()
                        .range(PortRangeDraft.builder().build())
                        .build())))
                .containsExactly(
                        PROTOCOLS + "[0].tcp.destinationPort.range.start: a port number is required, 1 to 65535",
                        PROTOCOLS + "[0].tcp.destinationPort.range.end: a port number is required, 1 to 65535");
        assertThat(ports(
                        legacyNumber(PortNumberDraft.builder().build()),
                        legacyRange(PortRangeDraft.builder().start(1).build()),
                        legacyRange(PortRangeDraft.builder().end(1).build())))
                .containsExactly(
                        PORTS + "[0].portNumber.port: a port number is required, 1 to 65535",
                        PORTS + "[1].portRange.end: a port number is required, 1 to 65535",
                        PORTS + "[2].portRange.start: a port number is required, 1 to 65535");
    }

    @Test
    void protocolsOfV1alpha1AreSpelledExactly() {
        assertThat(ports(
                        legacyNumber(PortNumberDraft.builder()
                                .protocol("tcp")
                                .port(80)
                                .build()),
                        legacyRange(PortRangeDraft.builder()
                                .protocol("ICMP")
                                .start(1)
                                .end(2)
                                .build())))
                .containsExactly(
                        PORTS + "[0].portNumber.protocol: \"tcp\" is no protocol of a NetworkPolicy; write TCP",
                        PORTS
                                + "[1].portRange.protocol: \"ICMP\" is no protocol of a NetworkPolicy; write TCP, UDP or SCTP");
    }

    @Test
    void aNameIsNotEmpty() {
        assertThat(protocols(named("")))
                .containsExactly(
                        PROTOCOLS + "[0].destinationNamedPort: the name is empty; write the name of a container port");
        assertThat(ports(legacyNamed("")))
                .containsExactly(PORTS + "[0].namedPort: the name is empty; write the name of a container port");
    }
}
