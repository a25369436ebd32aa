package io.netpol.eval;

import static io.netpol.net.IpFamily.IPV4;
import static io.netpol.net.IpFamily.IPV6;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.ExternalAddress;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.cluster.PodPhase;
import io.netpol.cluster.UnanswerableException;
import io.netpol.cluster.WorkloadId;
import io.netpol.eval.EvaluationOptions.IpFamilies;
import io.netpol.net.Cidr;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules S36, S50, S54 and S55, as far as they say which addresses a connection uses. */
class EndpointPairTest {
    private static final EvaluationOptions DEFAULTS = EvaluationOptions.defaults();
    private static final Cluster EMPTY = Cluster.builder().build();
    private static final Node NODE = Node.builder()
            .name("n")
            .addIps(IpAddress.parse("192.0.2.1"), IpAddress.parse("2001:db8::1"))
            .build();

    private static final Pod V4 = pod("v4", "10.0.0.1", "10.0.0.2");
    private static final Pod V6 = pod("v6", "fd00::1");
    private static final Pod DUAL = pod("dual", "10.0.0.3", "fd00::3");
    private static final Pod DUAL_V6_FIRST = pod("dual6", "fd00::4", "10.0.0.4");
    private static final Pod NOWHERE = pod("nowhere");
    private static final Pod NOWHERE_ELSE = pod("nowhere-else");
    private static final Pod ON_HOST = onHost("on-host").node("n").build();
    private static final Pod ON_UNKNOWN_HOST = onHost("on-unknown-host").build();

    private static Pod pod(String name, String... ips) {
        return Pod.builder().namespace("x").name(name).ips(addresses(ips)).build();
    }

    private static Pod.Builder onHost(String name) {
        return Pod.builder().namespace("x").name(name).hostNetwork(true);
    }

    private static List<IpAddress> addresses(String... texts) {
        return Stream.of(texts).map(IpAddress::parse).toList();
    }

    private static ExternalAddress external(String address) {
        return new ExternalAddress(IpAddress.parse(address));
    }

    private static EvaluationOptions families(IpFamilies families) {
        return EvaluationOptions.builder().ipFamilies(families).build();
    }

    /** The pairs as {@code family source > destination}, {@code ?} for an address that nobody knows. */
    private static List<String> pairs(
            Endpoint source, Endpoint destination, Cluster cluster, EvaluationOptions options) {
        ImmutableList<EndpointPair> pairs = EndpointPair.between(source, destination, cluster, options);
        assertThat(pairs).allSatisfy(pair -> {
            assertThat(pair.source()).isEqualTo(source);
            assertThat(pair.destination()).isEqualTo(destination);
        });
        assertThat(EndpointPair.possible(End.of(source), End.of(destination), cluster, options))
                .isEqualTo(pairs);
        return pairs.stream().map(EndpointPairTest::text).toList();
    }

    private static List<String> pairs(Endpoint source, Endpoint destination) {
        return pairs(source, destination, EMPTY, DEFAULTS);
    }

    private static String text(EndpointPair pair) {
        return pair.family() + " " + pair.sourceIp().map(IpAddress::toString).orElse("?") + " > "
                + pair.destinationIp().map(IpAddress::toString).orElse("?");
    }

    private static void assertNoCommonFamily(
            Endpoint source, Endpoint destination, EvaluationOptions options, String message) {
        assertThatThrownBy(() -> EndpointPair.between(source, destination, EMPTY, options))
                .isInstanceOf(UnanswerableException.class)
                .hasMessage(message);
        assertThat(EndpointPair.possible(End.of(source), End.of(destination), EMPTY, options))
                .isEmpty();
    }

    @Test
    void oneFamilyThatBothHave() {
        assertThat(pairs(V4, DUAL)).containsExactly("IPv4 10.0.0.1 > 10.0.0.3");
        assertThat(pairs(DUAL, V4)).containsExactly("IPv4 10.0.0.3 > 10.0.0.1");
        assertThat(pairs(V6, DUAL)).containsExactly("IPv6 fd00::1 > fd00::3");
        assertThat(pairs(V4, V4)).containsExactly("IPv4 10.0.0.1 > 10.0.0.1");
    }

    @Test
    void bothFamiliesTheSourcesPrimaryFirst() {
        assertThat(pairs(DUAL, DUAL_V6_FIRST)).containsExactly("IPv4 10.0.0.3 > 10.0.0.4", "IPv6 fd00::3 > fd00::4");
        assertThat(pairs(DUAL_V6_FIRST, DUAL)).containsExactly("IPv6 fd00::4 > fd00::3", "IPv4 10.0.0.4 > 10.0.0.3");
    }

    @Test
    void anExternalAddressDecidesTheFamily() {
        assertThat(pairs(DUAL, external("198.51.100.1"))).containsExactly("IPv4 10.0.0.3 > 198.51.100.1");
        assertThat(pairs(external("2001:db8::9"), DUAL)).containsExactly("IPv6 2001:db8::9 > fd00::3");
        assertThat(pairs(external("198.51.100.1"), NOWHERE)).containsExactly("IPv4 198.51.100.1 > ?");
        assertThat(pairs(NOWHERE, external("2001:db8::9"))).containsExactly("IPv6 ? > 2001:db8::9");
    }

    @Test
    void nodesUseTheirOwnAddresses() {
        assertThat(pairs(NODE, DUAL)).containsExactly("IPv4 192.0.2.1 > 10.0.0.3", "IPv6 2001:db8::1 > fd00::3");
        assertThat(pairs(V4, NODE)).containsExactly("IPv4 10.0.0.1 > 192.0.2.1");
    }

    @Test
    void anUnknownAddressHasTheFamilyOfTheOtherEnd() {
        assertThat(pairs(NOWHERE, DUAL)).containsExactly("IPv4 ? > 10.0.0.3", "IPv6 ? > fd00::3");
        assertThat(pairs(NOWHERE, DUAL_V6_FIRST)).containsExactly("IPv6 ? > fd00::4", "IPv4 ? > 10.0.0.4");
        assertThat(pairs(V6, NOWHERE)).containsExactly("IPv6 fd00::1 > ?");
    }

    @ParameterizedTest
    @CsvSource({"AUTO, IPv4", "IPV4, IPv4", "IPV6, IPv6"})
    void betweenUnknownAddressesTheOptionsDecide(IpFamilies asked, String family) {
        assertThat(pairs(NOWHERE, NOWHERE_ELSE, EMPTY, families(asked))).containsExactly(family + " ? > ?");
    }

    @Test
    void bothMeansBothBetweenUnknownAddresses() {
        assertThat(pairs(NOWHERE, NOWHERE_ELSE, EMPTY, families(IpFamilies.BOTH)))
                .containsExactly("IPv4 ? > ?", "IPv6 ? > ?");
    }

    @Test
    void autoAsksForIpv6WhereTheInputMentionsIt() {
        Cluster mentions = Cluster.builder().pod(V6).build();

        assertThat(pairs(NOWHERE, NOWHERE_ELSE, mentions, DEFAULTS)).containsExactly("IPv4 ? > ?", "IPv6 ? > ?");
        assertThat(pairs(NOWHERE, NOWHERE_ELSE, mentions, families(IpFamilies.IPV4)))
                .containsExactly("IPv4 ? > ?");
    }

    @Test
    void podCidrsSayWhichFamiliesPodsHave() {
        EvaluationOptions onlyV6 =
                EvaluationOptions.builder().addPodCidrs(Cidr.parse("fd00::/8")).build();
        EvaluationOptions onlyV4 = EvaluationOptions.builder()
                .addPodCidrs(Cidr.parse("10.0.0.0/8"))
                .ipFamilies(IpFamilies.BOTH)
                .build();

        assertThat(pairs(NOWHERE, NOWHERE_ELSE, EMPTY, onlyV6)).containsExactly("IPv6 ? > ?");
        assertThat(pairs(NOWHERE, NOWHERE_ELSE, EMPTY, onlyV4)).containsExactly("IPv4 ? > ?");
        assertThat(pairs(DUAL, NOWHERE, EMPTY, onlyV6)).containsExactly("IPv6 fd00::3 > ?");
        assertNoCommonFamily(
                NOWHERE,
                external("192.0.2.9"),
                onlyV6,
                "from x/nowhere (no known address) to 192.0.2.9 [192.0.2.9]: no address family that both ends have and"
                        + " that is asked for (ip-families: auto)");
    }

    @ParameterizedTest
    @EnumSource(IpFamilies.class)
    void theOptionsNarrowKnownFamilies(IpFamilies asked) {
        List<String> expected = switch (asked) {
            case AUTO, BOTH -> List.of("IPv4 10.0.0.3 > 10.0.0.4", "IPv6 fd00::3 > fd00::4");
            case IPV4 -> List.of("IPv4 10.0.0.3 > 10.0.0.4");
            case IPV6 -> List.of("IPv6 fd00::3 > fd00::4");
        };

        assertThat(pairs(DUAL, DUAL_V6_FIRST, EMPTY, families(asked))).isEqualTo(expected);
    }

    @Test
    void withoutACommonFamilyThereIsNoAnswer() {
        assertNoCommonFamily(
                V4,
                V6,
                DEFAULTS,
                "from x/v4 [10.0.0.1, 10.0.0.2] to x/v6 [fd00::1]: no address family that both ends have and that is"
                        + " asked for (ip-families: auto)");
        assertNoCommonFamily(
                V4,
                DUAL,
                families(IpFamilies.IPV6),
                "from x/v4 [10.0.0.1, 10.0.0.2] to x/dual [10.0.0.3, fd00::3]: no address family that both ends have and"
                        + " that is asked for (ip-families: ipv6)");
        assertNoCommonFamily(
                V6,
                NOWHERE,
                families(IpFamilies.IPV4),
                "from x/v6 [fd00::1] to x/nowhere (no known address): no address family that both ends have and that is"
                        + " asked for (ip-families: ipv4)");
    }

    @Test
    void aNodeWithoutAddressesHasNoFamily() {
        Node bare = Node.builder().name("bare").build();

        assertNoCommonFamily(
                V4,
                bare,
                DEFAULTS,
                "from x/v4 [10.0.0.1, 10.0.0.2] to node bare (no known address): no address family that both ends have"
                        + " and that is asked for (ip-families: auto)");
        assertNoCommonFamily(
                bare,
                NOWHERE,
                DEFAULTS,
                "from node bare (no known address) to x/nowhere (no known address): no address family that both ends"
                        + " have and that is asked for (ip-families: auto)");
    }

    @Test
    void aHostNetworkPodHasTheAddressesOfItsNode() {
        Cluster cluster = Cluster.builder().node(NODE).build();

        assertThat(pairs(ON_HOST, DUAL, cluster, DEFAULTS))
                .containsExactly("IPv4 192.0.2.1 > 10.0.0.3", "IPv6 2001:db8::1 > fd00::3");
        assertThat(pairs(V6, ON_HOST, cluster, DEFAULTS)).containsExactly("IPv6 fd00::1 > 2001:db8::1");
        // its own address goes before
        Pod withAddress =
                onHost("a").node("n").addIps(IpAddress.parse("192.0.2.7")).build();
        assertThat(pairs(withAddress, DUAL, cluster, DEFAULTS)).containsExactly("IPv4 192.0.2.7 > 10.0.0.3");
    }

    @Test
    void aHostNetworkPodOfAnUnknownNodeCanBeAnywhere() {
        EvaluationOptions onlyV6 =
                EvaluationOptions.builder().addPodCidrs(Cidr.parse("fd00::/8")).build();

        assertThat(pairs(ON_HOST, V4)).containsExactly("IPv4 ? > 10.0.0.1");
        // it is in no pod CIDR
        assertThat(pairs(ON_UNKNOWN_HOST, V4, EMPTY, onlyV6)).containsExactly("IPv4 ? > 10.0.0.1");
    }

    @Test
    void anEndCanBeAtOneOfItsAddresses() {
        assertThat(EndpointPair.between(
                        End.at(DUAL, IpAddress.parse("fd00::3")), End.of(DUAL_V6_FIRST), EMPTY, DEFAULTS))
                .extracting(EndpointPairTest::text)
                .containsExactly("IPv6 fd00::3 > fd00::4");
        assertThat(EndpointPair.between(End.at(V4, IpAddress.parse("10.0.0.2")), End.of(DUAL), EMPTY, DEFAULTS))
                .extracting(EndpointPairTest::text)
                .containsExactly("IPv4 10.0.0.2 > 10.0.0.3");
    }

    @Test
    void oneFamilyCanBeAskedFor() {
        assertThat(text(EndpointPair.between(
                        End.of(DUAL), End.of(DUAL_V6_FIRST), IPV6, EMPTY, families(IpFamilies.IPV4))))
                .isEqualTo("IPv6 fd00::3 > fd00::4");
        assertThat(text(EndpointPair.between(End.of(NOWHERE), End.of(V4), IPV4, EMPTY, DEFAULTS)))
                .isEqualTo("IPv4 ? > 10.0.0.1");
        for (Pod other : List.of(V4, NOWHERE)) {
            assertThatThrownBy(() -> EndpointPair.between(End.of(V6), End.of(other), IPV4, EMPTY, DEFAULTS))
                    .isInstanceOf(UnanswerableException.class);
            assertThatThrownBy(() -> EndpointPair.between(End.of(other), End.of(V6), IPV4, EMPTY, DEFAULTS))
                    .isInstanceOf(UnanswerableException.class);
        }
    }

    @Test
    void podsThatHaveEndedHaveNoConnections() {
        Pod ended = Pod.builder()
                .namespace("x")
                .name("job-1")
                .addIps(IpAddress.parse("10.0.0.9"))
                .phase(PodPhase.FAILED)
                .build();
        String message =
                "pod x/job-1 is in phase Failed: it has ended and has no network any more; ask about a live pod";

        assertThatThrownBy(() -> EndpointPair.between(ended, V4, EMPTY, DEFAULTS))
                .isInstanceOf(UnanswerableException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> EndpointPair.possible(End.of(V4), End.of(ended), EMPTY, DEFAULTS))
                .isInstanceOf(UnanswerableException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> EndpointPair.between(End.of(V4), End.of(ended), IPV4, EMPTY, DEFAULTS))
                .isInstanceOf(UnanswerableException.class)
                .hasMessage(message);
    }

    @Test
    void thePairKnowsWhetherItIsOnePod() {
        assertThat(EndpointPair.between(V4, V4, EMPTY, DEFAULTS).get(0).isSamePod())
                .isTrue();
        assertThat(EndpointPair.between(V4, DUAL, EMPTY, DEFAULTS).get(0).isSamePod())
                .isFalse();
        assertThat(EndpointPair.between(NODE, NODE, EMPTY, DEFAULTS).get(0).isSamePod())
                .isFalse();
    }

    @Test
    void theAddressesAreOfTheFamily() {
        ImmutableEndpointPair.Builder pair =
                ImmutableEndpointPair.builder().source(V4).destination(V6).family(IPV4);

        assertThatThrownBy(() -> pair.sourceIp(IpAddress.parse("10.0.0.1"))
                        .destinationIp(IpAddress.parse("fd00::1"))
                        .build())
                .isInstanceOf(UnanswerableException.class)
                .hasMessage("from x/v4 to x/v6 over IPv4: an address is of the other family");
        assertThatThrownBy(() -> ImmutableEndpointPair.builder()
                        .source(V4)
                        .destination(V6)
                        .family(IPV6)
                        .sourceIp(IpAddress.parse("10.0.0.1"))
                        .build())
                .isInstanceOf(UnanswerableException.class);
    }

    @Test
    void endsAreFoundByName() {
        WorkloadId web = new WorkloadId("x", "web", "Deployment");
        Pod one = Pod.builder()
                .namespace("x")
                .name("web-1")
                .workload(web)
                .ips(addresses("10.0.0.1", "10.0.0.2"))
                .build();
        Pod other = Pod.builder().namespace("x").name("web-2").workload(web).build();
        Cluster cluster = Cluster.builder().pod(one).pod(other).build();

        assertThat(End.find("x/web", cluster)).extracting(End::endpoint).containsExactly(one, other);
        End atSecond = End.find("10.0.0.2", cluster).get(0);
        assertThat(atSecond.endpoint()).isEqualTo(one);
        assertThat(atSecond.knownAddresses(cluster)).containsExactly(IpAddress.parse("10.0.0.2"));
        assertThat(End.find("x/web-1", cluster).get(0).knownAddresses(cluster)).hasSize(2);
        assertThatThrownBy(() -> End.find("x/nobody", cluster)).isInstanceOf(UnanswerableException.class);
    }

    @ParameterizedTest
    @EnumSource(IpFamily.class)
    void everyPairOfKnownEndsHasBothAddresses(IpFamily family) {
        EndpointPair pair = EndpointPair.between(End.of(DUAL), End.of(NODE), family, EMPTY, DEFAULTS);

        assertThat(pair.family()).isEqualTo(family);
        assertThat(pair.sourceIp().map(IpAddress::family)).contains(family);
        assertThat(pair.destinationIp().map(IpAddress::family)).contains(family);
    }
}
