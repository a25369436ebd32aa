package io.netpol.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words that manifests use for protocols, directions and families. */
class NetworkWordsTest {
    @Test
    void protocolsComeInTheOrderOfTheApi() {
        assertThat(Protocol.values()).containsExactly(Protocol.TCP, Protocol.UDP, Protocol.SCTP);
    }

    @ParameterizedTest
    @EnumSource
    void aProtocolIsFoundByItsName(Protocol protocol) {
        assertThat(Protocol.of(protocol.name())).contains(protocol);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tcp", "Udp", "ICMP", "TCP ", " TCP"})
    void anotherNameIsNoProtocol(String name) {
        assertThat(Protocol.of(name)).isEmpty();
    }

    @Test
    void directionsHaveTheWordsOfTheApi() {
        assertThat(Direction.INGRESS.policyType()).isEqualTo("Ingress");
        assertThat(Direction.INGRESS.rulesField()).isEqualTo("ingress");
        assertThat(Direction.INGRESS.peersField()).isEqualTo("from");
        assertThat(Direction.EGRESS.policyType()).isEqualTo("Egress");
        assertThat(Direction.EGRESS.rulesField()).isEqualTo("egress");
        assertThat(Direction.EGRESS.peersField()).isEqualTo("to");
    }

    @ParameterizedTest
    @EnumSource
    void aDirectionIsFoundByItsPolicyType(Direction direction) {
        assertThat(Direction.ofPolicyType(direction.policyType())).contains(direction);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ingress", "EGRESS", "Both"})
    void anotherPolicyTypeIsNoDirection(String policyType) {
        assertThat(Direction.ofPolicyType(policyType)).isEmpty();
    }

    @Test
    void familiesPrintAsTheApiWritesThem() {
        assertThat(IpFamily.IPV4).hasToString("IPv4");
        assertThat(IpFamily.IPV6).hasToString("IPv6");
        assertThat(IpFamily.IPV4.bits()).isEqualTo(32);
        assertThat(IpFamily.IPV6.bits()).isEqualTo(128);
    }

    @ParameterizedTest
    @EnumSource
    void aFamilyIsFoundByItsText(IpFamily family) {
        assertThat(IpFamily.of(family.toString())).contains(family);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ipv4", "IPV6", "4"})
    void anotherTextIsNoFamily(String text) {
        assertThat(IpFamily.of(text)).isEmpty();
    }
}
