package io.netpol.reference;

import static io.netpol.eval.Outcome.ALLOWED;
import static io.netpol.eval.Outcome.DENIED;
import static io.netpol.model.ClusterPorts.named;
import static io.netpol.net.Direction.EGRESS;
import static io.netpol.net.Direction.INGRESS;
import static io.netpol.reference.ClusterWords.ALL;
import static io.netpol.reference.ClusterWords.accept;
import static io.netpol.reference.ClusterWords.admin;
import static io.netpol.reference.ClusterWords.app;
import static io.netpol.reference.ClusterWords.deny;
import static io.netpol.reference.ClusterWords.names;
import static io.netpol.reference.ClusterWords.namespace;
import static io.netpol.reference.ClusterWords.networks;
import static io.netpol.reference.ClusterWords.nodes;
import static io.netpol.reference.ClusterWords.on;
import static io.netpol.reference.ClusterWords.pass;
import static io.netpol.reference.ClusterWords.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.Outcome;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPorts;
import io.netpol.model.ClusterRule;
import io.netpol.model.DomainName;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespacedPods;
import io.netpol.model.Ports;
import io.netpol.model.Requirement;
import io.netpol.net.IpAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Examples in the cluster of {@link World}: subjects, peers and ports of cluster-wide policies. */
class ClusterRulesTest {
    private static final EvaluationOptions AS_PODS =
            EvaluationOptions.builder().hostNetworkPods(HostNetworkPods.AS_PODS).build();

    private static World egress(ClusterRule... rules) {
        return World.with().and(admin("p", 5, ALL, EGRESS, rules));
    }

    /** Whether a peer of an egress rule matches what x/a connects to: the rule denies. */
    private static Outcome to(String destination, ClusterPeer... peers) {
        return egress(deny(peers)).outcome("x/a", destination, "TCP 80");
    }

    private static NamespacedPods pods(LabelSelector pods, LabelSelector namespaces) {
        return NamespacedPods.of(pods, namespaces);
    }

    @Test
    void aSubjectIsPodsInNamespaces() {
        LabelSelector blue = LabelSelector.of(Requirement.equalTo("team", "blue"));

        assertThat(subject(namespace("x")).outcome("y/b", "x/b", "TCP 80")).isEqualTo(DENIED);
        assertThat(subject(namespace("y")).outcome("y/b", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(subject(pods(World.app("b"), blue)).outcome("x/a", "y/b", "TCP 80"))
                .isEqualTo(DENIED);
        assertThat(subject(pods(World.app("b"), blue)).outcome("x/a", "y/a", "TCP 80"))
                .isEqualTo(ALLOWED);
        assertThat(subject(pods(World.app("b"), blue)).outcome("x/a", "x/b", "TCP 80"))
                .isEqualTo(ALLOWED);
    }

    private static World subject(NamespacedPods subject) {
        return World.with().and(admin("p", 5, subject, INGRESS, deny(ALL)));
    }

    @Test
    void aPeerIsPodsInNamespaces() {
        assertThat(to("x/b", app("b"))).isEqualTo(DENIED);
        assertThat(to("y/c", app("b"))).isEqualTo(ALLOWED);
        assertThat(to("y/c", app("b"), namespace("y"))).isEqualTo(DENIED);
        assertThat(to("z/a", namespace("z"))).as("nobody supplied namespace z").isEqualTo(DENIED);
        assertThat(to("203.0.113.5", ALL)).isEqualTo(ALLOWED);
        assertThat(to("192.168.0.2", ALL)).isEqualTo(ALLOWED);
    }

    @Test
    void hostNetworkPodsAreNeverSelected() {
        World toHost = World.with().and(admin("p", 5, ALL, INGRESS, deny(ALL)));
        World fromHost = World.with().and(admin("p", 5, ALL, EGRESS, deny(ALL)));

        assertThat(toHost.outcome("x/b", "x/host", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(toHost.outcome("x/host", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(fromHost.outcome("x/host", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(fromHost.outcome("x/b", "x/host", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(toHost.under(AS_PODS).outcome("x/b", "x/host", "TCP 80")).isEqualTo(DENIED);
        assertThat(fromHost.under(AS_PODS).outcome("x/b", "x/host", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    void networksAreAddressesOfPodsAndNodesToo() {
        assertThat(to("203.0.113.5", networks("203.0.113.0/24"))).isEqualTo(DENIED);
        assertThat(to("203.0.114.5", networks("203.0.113.0/24", "203.0.114.0/24")))
                .isEqualTo(DENIED);
        assertThat(to("203.0.115.5", networks("203.0.113.0/24"))).isEqualTo(ALLOWED);
        assertThat(to("y/c", networks("0.0.0.0/0"))).isEqualTo(DENIED);
        assertThat(to("192.168.0.2", networks("0.0.0.0/0"))).isEqualTo(DENIED);
        assertThat(to("x/host", networks("192.168.0.1/32"))).isEqualTo(DENIED);
        assertThat(to("y/c", networks("::/0"))).as("over IPv4").isEqualTo(ALLOWED);
        assertThat(egress(deny(networks("0.0.0.0/0")))
                        .under(EvaluationOptions.builder()
                                .ipBlockMatchesPods(false)
                                .build())
                        .outcome("x/a", "y/c", "TCP 80"))
                .isEqualTo(ALLOWED);
    }

    @Test
    void nodesAreTheirAddressesAndWhatIsOnTheirNetwork() {
        assertThat(to("192.168.0.1", nodes("east"))).isEqualTo(DENIED);
        assertThat(to("192.168.0.2", nodes("east"))).isEqualTo(ALLOWED);
        assertThat(to("x/host", nodes("east"))).isEqualTo(DENIED);
        assertThat(to("x/host", nodes("west"))).isEqualTo(ALLOWED);
        assertThat(to("x/b", nodes("west")))
                .as("runs there, with an address of its own")
                .isEqualTo(ALLOWED);
        assertThat(to("203.0.113.5", ClusterPeer.Nodes.of(LabelSelector.everything())))
                .isEqualTo(ALLOWED);
        assertThat(to("192.168.0.2", ClusterPeer.Nodes.of(LabelSelector.everything())))
                .isEqualTo(DENIED);
    }

    @Test
    void domainNamesAreTheAddressesDeclaredForThem() {
        EvaluationOptions declared = EvaluationOptions.builder()
                .putDomainNames(DomainName.of("www.example.com"), addresses("203.0.113.5", "10.0.0.2"))
                .putDomainNames(DomainName.of("example.com"), addresses("203.0.113.6"))
                .putDomainNames(DomainName.of("*.example.com"), addresses("203.0.113.5", "203.0.113.7"))
                .build();

        assertThat(toName(declared, "www.example.com", "203.0.113.5")).isEqualTo(DENIED);
        assertThat(toName(declared, "WWW.EXAMPLE.COM.", "203.0.113.5")).isEqualTo(DENIED);
        assertThat(toName(declared, "www.example.com", "x/b")).as("a pod").isEqualTo(DENIED);
        assertThat(toName(declared, "www.example.com", "203.0.113.7")).isEqualTo(ALLOWED);
        assertThat(toName(declared, "*.example.com", "203.0.113.7")).isEqualTo(DENIED);
        assertThat(toName(declared, "*.example.com", "203.0.113.5")).isEqualTo(DENIED);
        assertThat(toName(declared, "*.example.com", "203.0.113.6"))
                .as("a wildcard is never the name without the part in front")
                .isEqualTo(ALLOWED);
    }

    private static ImmutableSet<IpAddress> addresses(String... addresses) {
        return List.of(addresses).stream().map(IpAddress::parse).collect(ImmutableSet.toImmutableSet());
    }

    private static Outcome toName(EvaluationOptions declared, String name, String destination) {
        return egress(deny(names(name))).under(declared).outcome("x/a", destination, "TCP 80");
    }

    @Test
    void aNamedPortIsThatOfTheDestinationWithItsProtocol() {
        World world = egress(on(deny(ALL), named("web")), on(deny(ALL), named("dns")));

        assertThat(world.outcome("x/a", "x/b", "TCP 8080")).isEqualTo(DENIED);
        assertThat(world.outcome("x/a", "x/b", "UDP 8080")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/a", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/a", "x/b", "UDP 53")).isEqualTo(DENIED);
        assertThat(world.outcome("x/a", "x/b", "TCP 53")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/b", "y/b", "TCP 81"))
                .as("one name, two numbers")
                .isEqualTo(DENIED);
        assertThat(world.outcome("x/b", "y/c", "TCP 80")).as("no such name").isEqualTo(ALLOWED);
        assertThat(World.with()
                        .and(admin("p", 5, ALL, INGRESS, on(deny(ALL), named("web"))))
                        .outcome("x/a", "x/b", "TCP 8080"))
                .isEqualTo(DENIED);
        assertThat(egress(on(deny(networks("0.0.0.0/0")), named("web"))).outcome("x/a", "x/b", "TCP 8080"))
                .as("the pod at that address")
                .isEqualTo(DENIED);
    }

    @Test
    void aRangeHoldsBothOfItsEnds() {
        World world = egress(on(deny(ALL), Ports.tcp(80).through(90), Ports.sctp(7)));

        assertThat(world.outcome("x/a", "x/b", "TCP 79")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/a", "x/b", "TCP 80")).isEqualTo(DENIED);
        assertThat(world.outcome("x/a", "x/b", "TCP 90")).isEqualTo(DENIED);
        assertThat(world.outcome("x/a", "x/b", "TCP 91")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/a", "x/b", "UDP 85")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/a", "x/b", "SCTP 7")).isEqualTo(DENIED);
    }

    @Test
    void aRuleWithAPeerThatIsNotKnownFailsClosed() {
        ClusterPorts.Entry other = Ports.tcp(81);

        assertThat(to("x/b", unknown())).isEqualTo(DENIED);
        assertThat(to("203.0.113.5", unknown())).isEqualTo(DENIED);
        assertThat(egress(pass(unknown())).outcome("x/a", "x/b", "TCP 80")).isEqualTo(DENIED);
        assertThat(egress(on(deny(app("nobody"), unknown()), other)).outcome("x/a", "x/b", "TCP 80"))
                .as("everything, on every port")
                .isEqualTo(DENIED);
        assertThat(egress(accept(ALL, unknown()), deny(ALL)).outcome("x/a", "x/b", "TCP 80"))
                .as("nothing is accepted by the rule, not by its other peers either")
                .isEqualTo(DENIED);
        assertThat(egress(accept(unknown())).outcome("x/a", "x/b", "TCP 80")).isEqualTo(ALLOWED);
    }

    @Test
    void aPolicyWithoutRulesOfADirectionHasNothingToSayThere() {
        ClusterNetworkPolicy ingressOnly = admin("p", 5, ALL, INGRESS, pass(ALL));

        DirectionExplanation egress = World.with()
                .and(ingressOnly)
                .verdict("x/a", "x/b", "TCP 80")
                .explanation()
                .egress();

        assertThat(egress.admin()).isEmpty();
    }
}
