package io.netpol.eval;

import static io.netpol.net.Protocol.SCTP;
import static io.netpol.net.Protocol.TCP;
import static io.netpol.net.Protocol.UDP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import nl.jqno.equalsverifier.EqualsVerifier;
import nl.jqno.equalsverifier.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionSetTest {
    @Test
    void printsProtocolsByNameAndRangesInOrder() {
        ConnectionSet set = ConnectionSet.unionOf(ImmutableList.of(
                ConnectionSet.of(UDP, 53),
                ConnectionSet.of(TCP, new PortRange(8000, 8999)),
                ConnectionSet.of(TCP, 80),
                ConnectionSet.allOf(SCTP)));
        assertThat(set).hasToString("SCTP 1-65535,TCP 80,8000-8999,UDP 53");
        assertThat(set.size()).isEqualTo(65535 + 1 + 1000 + 1);
        assertThat(set.ranges(TCP)).containsExactly(new PortRange(80, 80), new PortRange(8000, 8999));
    }

    @Test
    void printsTheTwoEndsInWords() {
        assertThat(ConnectionSet.all()).hasToString("All Connections");
        assertThat(ConnectionSet.none()).hasToString("No Connections");
        assertThat(ConnectionSet.unionOf(ImmutableList.of())).isSameAs(ConnectionSet.none());
        assertThat(ConnectionSet.all().size()).isEqualTo(196605);
        assertThat(ConnectionSet.none().size()).isZero();
    }

    @Test
    void everythingButOnePort() {
        assertThat(ConnectionSet.of(TCP, 80).complement()).hasToString("SCTP 1-65535,TCP 1-79,81-65535,UDP 1-65535");
        assertThat(ConnectionSet.of(TCP, 1).complement()).hasToString("SCTP 1-65535,TCP 2-65535,UDP 1-65535");
        assertThat(ConnectionSet.of(UDP, 65535).complement()).hasToString("SCTP 1-65535,TCP 1-65535,UDP 1-65534");
    }

    @Test
    void adjacentRangesAreOneRange() {
        ConnectionSet joined = ConnectionSet.of(TCP, new PortRange(80, 89)).union(ConnectionSet.of(TCP, 90));
        assertThat(joined)
                .isEqualTo(ConnectionSet.of(TCP, new PortRange(80, 90)))
                .hasToString("TCP 80-90");
    }

    @Test
    void allProtocolsTogetherAreAllConnections() {
        ConnectionSet all =
                ConnectionSet.allOf(TCP).union(ConnectionSet.allOf(UDP)).union(ConnectionSet.allOf(SCTP));
        assertThat(all).isEqualTo(ConnectionSet.all());
        assertThat(all.isAll()).isTrue();
        assertThat(all.complement()).isSameAs(ConnectionSet.none());
    }

    @Test
    void equalPartsOfTwoMakersAreNoReasonToCopy() {
        ConnectionSet part = ConnectionSet.parse("TCP 81");
        ConnectionSet whole = ConnectionSet.parse("TCP 81,SCTP 82");
        assertThat(part.union(whole)).isSameAs(whole);
        assertThat(whole.union(part)).isSameAs(whole);
        assertThat(part.intersection(whole)).isSameAs(part);
        assertThat(whole.intersection(part)).isSameAs(part);
    }

    @Test
    void aProtocolDoesNotMeetAnother() {
        ConnectionSet tcp = ConnectionSet.of(TCP, 53);
        ConnectionSet udp = ConnectionSet.of(UDP, 53);
        assertThat(tcp.intersects(udp)).isFalse();
        assertThat(tcp.intersection(udp)).isSameAs(ConnectionSet.none());
        assertThat(tcp.contains(UDP, 53)).isFalse();
        assertThat(tcp.containsAll(udp)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            All Connections                              | All Connections
            No Connections                               | No Connections
            SCTP 1-65535,TCP 1-65535,UDP 1-65535         | All Connections
            UDP 53,TCP 80                                | TCP 80,UDP 53
            TCP 81,80,79                                 | TCP 79-81
            TCP 80,TCP 81                                | TCP 80-81
            TCP 0080                                     | TCP 80
            TCP 80-80                                    | TCP 80
            """)
    void reads(String text, String canonical) {
        assertThat(ConnectionSet.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `` | "" has no protocol; write one, such as TCP 80,8000-8999,UDP 53, or All Connections, or No Connections
            80 | "80" has no protocol; write one, such as TCP 80,8000-8999,UDP 53, or All Connections, or No Connections
            all connections | "all" is no protocol; write TCP, UDP or SCTP and one blank
            tcp 80 | "tcp" is no protocol; write TCP, UDP or SCTP and one blank
            TCP 80, UDP 53 | "" is no protocol; write TCP, UDP or SCTP and one blank
            TCP 80,UDP | "UDP" is no port; write a number from 1 to 65535
            TCP  80 | " 80" is no port; write a number from 1 to 65535
            `TCP ` | "" is no port; write a number from 1 to 65535
            TCP 0 | "0" is no port; write a number from 1 to 65535
            TCP 65536 | "65536" is no port; write a number from 1 to 65535
            TCP 4294967376 | "4294967376" is no port; write a number from 1 to 65535
            TCP 80- | "" is no port; write a number from 1 to 65535
            TCP -80 | "" is no port; write a number from 1 to 65535
            TCP +80 | "+80" is no port; write a number from 1 to 65535
            TCP 8０ | "8０" is no port; write a number from 1 to 65535
            TCP 80-79 | "80-79" ends before it begins; write 79-80
            TCP 1-2-3 | "2-3" is no port; write a number from 1 to 65535
            TCP 80, | "" is no port; write a number from 1 to 65535
            """)
    void refuses(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectionSet.parse(text))
                .withMessage("\"" + text + "\" is no set of connections: " + problem);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 65536, Integer.MAX_VALUE})
    void aPortOutsideTheRangeIsRefused(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectionSet.of(TCP, port))
                .withMessage("port " + port + " is outside 1 to 65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PortRange(port, 80))
                .withMessage("port " + port + " is outside 1 to 65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PortRange(80, port))
                .withMessage("port " + port + " is outside 1 to 65535");
    }

    @Test
    void aRangeDoesNotRunBackwards() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PortRange(8999, 8000))
                .withMessage("ports 8999-8000 are no range: 8000 is below 8999; write 8000-8999");
    }

    @Test
    void aRangeHoldsItsEndsAndNothingBeyond() {
        PortRange range = new PortRange(80, 82);
        assertThat(range.contains(79)).isFalse();
        assertThat(range.contains(80)).isTrue();
        assertThat(range.contains(82)).isTrue();
        assertThat(range.contains(83)).isFalse();
        assertThat(range).hasToString("80-82");
        assertThat(new PortRange(80, 80)).hasToString("80");
    }

    @Test
    void portSetsPrintTheirRangesAlone() {
        assertThat(PortSet.EMPTY).hasToString("");
        assertThat(PortSet.of(new PortRange(80, 80)).union(PortSet.of(new PortRange(82, 83))))
                .hasToString("80,82-83");
    }

    @Test
    void equality() {
        EqualsVerifier.forClass(ConnectionSet.class)
                .suppress(Warning.NULL_FIELDS)
                .withPrefabValues(PortSet.class, PortSet.EMPTY, PortSet.ALL)
                .withPrefabValues(ImmutableList.class, ImmutableList.of(), ImmutableList.of(TCP))
                .verify();
        EqualsVerifier.forClass(PortSet.class).suppress(Warning.NULL_FIELDS).verify();
    }
}
