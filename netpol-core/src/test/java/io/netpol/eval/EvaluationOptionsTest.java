package io.netpol.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netpol.eval.EvaluationOptions.EgressToOwnNode;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.EvaluationOptions.IpFamilies;
import io.netpol.net.Cidr;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.IpSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationOptionsTest {
    @Test
    void theDefaultsAreThoseOfTheSpecification() {
        EvaluationOptions options = EvaluationOptions.defaults();

        assertThat(options.hostNetworkPods()).isEqualTo(HostNetworkPods.AS_NODES);
        assertThat(options.ipBlockMatchesPods()).isTrue();
        assertThat(options.egressToOwnNode()).isEqualTo(EgressToOwnNode.ENFORCED);
        assertThat(options.ipFamilies()).isEqualTo(IpFamilies.AUTO);
        assertThat(options.podCidrs())
                .extracting(Cidr::toString)
                .containsExactly("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fd00::/8");
        assertThat(EvaluationOptions.builder().build()).isEqualTo(options);
    }

    @Test
    void everyOptionCanBeSet() {
        EvaluationOptions options = EvaluationOptions.builder()
                .hostNetworkPods(HostNetworkPods.AS_PODS)
                .ipBlockMatchesPods(false)
                .egressToOwnNode(EgressToOwnNode.ALLOWED)
                .ipFamilies(IpFamilies.BOTH)
                .addPodCidrs(Cidr.parse("10.0.0.0/16"))
                .build();

        assertThat(options.hostNetworkPods()).isEqualTo(HostNetworkPods.AS_PODS);
        assertThat(options.ipBlockMatchesPods()).isFalse();
        assertThat(options.egressToOwnNode()).isEqualTo(EgressToOwnNode.ALLOWED);
        assertThat(options.ipFamilies()).isEqualTo(IpFamilies.BOTH);
        // what is declared replaces the private ranges
        assertThat(options.podCidrs()).containsExactly(Cidr.parse("10.0.0.0/16"));
        assertThat(options).isNotEqualTo(EvaluationOptions.defaults());
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, true",
        "172.31.255.255, true",
        "172.32.0.0, false",
        "192.168.0.0, true",
        "192.169.0.0, false",
        "100.127.255.255, true",
        "11.0.0.0, false",
        "fdff::1, true",
        "fc00::1, false"
    })
    void podsAreInThePrivateRanges(String text, boolean inside) {
        IpAddress address = IpAddress.parse(text);

        assertThat(EvaluationOptions.defaults().podAddresses(address.family()).contains(address))
                .isEqualTo(inside);
    }

    @Test
    void podAddressesAreOfOneFamily() {
        EvaluationOptions options = EvaluationOptions.builder()
                .addPodCidrs(Cidr.parse("10.0.0.0/9"), Cidr.parse("10.128.0.0/9"))
                .build();

        assertThat(options.podAddresses(IpFamily.IPV4)).isEqualTo(IpSet.of(Cidr.parse("10.0.0.0/8")));
        assertThat(options.podAddresses(IpFamily.IPV6)).isEqualTo(IpSet.empty());
    }

    @Test
    void podsAreSomewhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> EvaluationOptions.builder().podCidrs(List.of()).build())
                .withMessage("no pod CIDR: pods without an address would be nowhere; give at least one range");
    }
}
