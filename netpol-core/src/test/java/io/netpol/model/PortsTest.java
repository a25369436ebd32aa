package io.netpol.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netpol.net.Protocol;
import io.netpol.validation.Drafts;
import io.netpol.validation.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @Test
    void anyPort() {
        assertThat(Ports.any().isAny()).isTrue();
        assertThat(Ports.any().list()).isEmpty();
        assertThat(Ports.any()).isEqualTo(Ports.any()).isNotEqualTo(Ports.of(Ports.anyTcpPort()));
    }

    @Test
    void severalKeepTheirOrder() {
        Ports ports = Ports.of(Ports.tcp(443), Ports.udp("dns"), Ports.anySctpPort(), Ports.tcp(443));

        assertThat(ports.isAny()).isFalse();
        assertThat(ports.list()).containsExactly(Ports.tcp(443), Ports.udp("dns"), Ports.anySctpPort(), Ports.tcp(443));
        assertThat(ports).isEqualTo(Ports.of(ports.list()));
        assertThat(Ports.of(Ports.tcp(1))).isEqualTo(Ports.of(List.of(Ports.tcp(1))));
    }

    @Test
    void anEmptyListIsNotAnyPort() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ports.of(List.of()))
                .withMessage("a list of no ports; for every port write Ports.any()");
    }

    @Test
    void theWordsForEachProtocol() {
        assertThat(List.<PortMatch>of(
                        Ports.tcp(80), Ports.tcp(8000).through(8999), Ports.tcp("http"), Ports.anyTcpPort()))
                .extracting(PortMatch::toDraft)
                .containsExactly(
                        Drafts.protocol("TCP", 80),
                        Drafts.protocol("TCP", 8000, 8999),
                        Drafts.protocol("TCP", "http"),
                        Drafts.protocol("TCP"));
        assertThat(List.<PortMatch>of(Ports.udp(53), Ports.udp(1).through(2), Ports.udp("dns"), Ports.anyUdpPort()))
                .extracting(PortMatch::toDraft)
                .containsExactly(
                        Drafts.protocol("UDP", 53),
                        Drafts.protocol("UDP", 1, 2),
                        Drafts.protocol("UDP", "dns"),
                        Drafts.protocol("UDP"));
        assertThat(List.<PortMatch>of(Ports.sctp(9), Ports.sctp(1).through(2), Ports.sctp("s"), Ports.anySctpPort()))
                .extracting(PortMatch::toDraft)
                .containsExactly(
                        Drafts.protocol("SCTP", 9),
                        Drafts.protocol("SCTP", 1, 2),
                        Drafts.protocol("SCTP", "s"),
                        Drafts.protocol("SCTP"));
    }

    @Test
    void kindsAreToldApart() {
        assertThat(List.<PortMatch>of(Ports.anyUdpPort(), Ports.tcp(80), Ports.sctp("s")))
                .extracting(port -> port.<String>match(
                        every -> "every " + every.protocol(),
                        numbers -> numbers.protocol() + " " + numbers.first() + " to " + numbers.last(),
                        named -> named.protocol() + " " + named.name()))
                .containsExactly("every UDP", "TCP 80 to 80", "SCTP s");
    }

    @Test
    void aRangeOfOnePortIsThePort() {
        assertThat(Ports.tcp(80).through(80)).isEqualTo(Ports.tcp(80)).hasSameHashCodeAs(Ports.tcp(80));
        assertThat(Ports.tcp(80)).isNotEqualTo(Ports.udp(80)).isNotEqualTo(Ports.tcp(81));
        assertThat(Ports.tcp(80).through(80)).hasToString(Ports.tcp(80).toString());
        assertThat(Ports.tcp(80).through(81))
                .isNotEqualTo(Ports.tcp(80))
                .isEqualTo(Ports.tcp(80).through(81));
        assertThat(Ports.tcp("a")).isNotEqualTo(Ports.tcp("b")).isNotEqualTo(Ports.udp("a"));
        assertThat(Ports.anyTcpPort()).isNotEqualTo(Ports.anyUdpPort());
    }

    @Test
    void aRangeHasTwoEnds() {
        PortMatch.Numbers range = Ports.udp(1).through(65_535);

        assertThat(range.protocol()).isEqualTo(Protocol.UDP);
        assertThat(range.first()).isEqualTo(1);
        assertThat(range.last()).isEqualTo(65_535);
        assertThat(range)
                .hasToString("Numbers{protocol=UDP, first=1, last=65535}")
                .isNotEqualTo("UDP 1-65535");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 65_536, Integer.MAX_VALUE})
    void otherNumbersAreNoPorts(int port) {
        assertThatThrownBy(() -> Ports.tcp(port))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("The port is not valid: port: " + port + " is no port; ports are 1 to 65535");
        assertThatThrownBy(() -> Ports.udp(port)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Ports.sctp(port)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void aRangeEndsAtAPortNotBelowItsFirst() {
        assertThatThrownBy(() -> Ports.tcp(80).through(79))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("The port is not valid: endPort: the range ends at 79 before it starts at 80; endPort is at"
                        + " least port");
        assertThatThrownBy(() -> Ports.tcp(80).through(65_536))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("The port is not valid: endPort: 65536 is no port; ports are 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80", "HTTP", "http\n", "a--b", "-a", "a_b", "abcdefghijklmnop"})
    void otherTextsAreNoNames(String name) {
        assertThatThrownBy(() -> Ports.tcp(name)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Ports.udp(name)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Ports.sctp(name)).isInstanceOf(InvalidValueException.class);
    }
}
