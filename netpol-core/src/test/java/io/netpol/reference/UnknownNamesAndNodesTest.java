package io.netpol.reference;

import static io.netpol.eval.Outcome.ALLOWED;
import static io.netpol.eval.Outcome.DENIED;
import static io.netpol.eval.Outcome.UNKNOWN;
import static io.netpol.net.Direction.EGRESS;
import static io.netpol.net.Direction.INGRESS;
import static io.netpol.reference.ClusterWords.ALL;
import static io.netpol.reference.ClusterWords.accept;
import static io.netpol.reference.ClusterWords.admin;
import static io.netpol.reference.ClusterWords.deny;
import static io.netpol.reference.ClusterWords.names;
import static io.netpol.reference.ClusterWords.namespace;
import static io.netpol.reference.ClusterWords.networks;
import static io.netpol.reference.ClusterWords.nodes;
import static io.netpol.reference.ClusterWords.on;
import static io.netpol.reference.ClusterWords.pass;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.netpol.cluster.Pod;
import io.netpol.eval.Answer;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterRule;
import io.netpol.model.DomainName;
import io.netpol.model.LabelSelector;
import io.netpol.model.Ports;
import io.netpol.model.Requirement;
import io.netpol.net.Cidr;
import io.netpol.net.IpAddress;
import io.netpol.testkit.Clusters;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Examples in the cluster of {@link World}: domain names and nodes of which nobody knows enough. */
class UnknownNamesAndNodesTest {
    private static World egress(ClusterRule... rules) {
        return World.with().and(admin("p", 5, ALL, EGRESS, rules));
    }

    private static ImmutableSet<IpAddress> addresses(String... addresses) {
        return List.of(addresses).stream().map(IpAddress::parse).collect(ImmutableSet.toImmutableSet());
    }

    private static Outcome toName(EvaluationOptions declared, String name, String destination) {
        return egress(deny(names(name))).under(declared).outcome("x/a", destination, "TCP 80");
    }

    @Test
    void namesThatNobodyDeclaredAreUnknownAsFarAsNothingSpeaksAgainstIt() {
        EvaluationOptions declared = EvaluationOptions.builder()
                .putDomainNames(DomainName.of("www.example.com"), addresses("203.0.113.5"))
                .putDomainNames(DomainName.of("*.internal.example"), addresses("203.0.113.6"))
                .build();

        assertThat(toName(EvaluationOptions.defaults(), "www.example.com", "203.0.113.5"))
                .isEqualTo(UNKNOWN);
        assertThat(toName(declared, "*.example.com", "203.0.113.5")).isEqualTo(DENIED);
        assertThat(toName(declared, "*.example.com", "203.0.113.6")).isEqualTo(UNKNOWN);
        assertThat(toName(declared, "db.internal.example", "203.0.113.6")).isEqualTo(UNKNOWN);
        assertThat(toName(declared, "db.internal.example", "203.0.113.5"))
                .as("no name below the wildcard is there")
                .isEqualTo(ALLOWED);
    }

    @Test
    void aNameImpliesTheWildcardsOverIt() {
        World world = egress(
                on(deny(names("*.example.com")), Ports.tcp(80)),
                on(accept(names("www.example.com")), Ports.tcp(80)),
                on(deny(networks("0.0.0.0/0")), Ports.tcp(80)));

        assertThat(world.outcome("x/a", "203.0.113.5", "TCP 80"))
                .as("denied by the first rule wherever the second could match")
                .isEqualTo(DENIED);
    }

    @Test
    void wherePodAndNamesAreNotKnownBothFactsAreMissing() {
        assertThat(explanation(egress(deny(names("www.example.com"))), "x/new").missing())
                .containsExactly(MissingFact.DESTINATION_ADDRESS, MissingFact.DOMAIN_NAMES);
        assertThat(explanation(egress(deny(names("www.example.com"))), "203.0.113.5")
                        .missing())
                .containsExactly(MissingFact.DOMAIN_NAMES);
        assertThat(explanation(
                                egress(deny(names("www.example.com")))
                                        .under(EvaluationOptions.builder()
                                                .addPodCidrs(Cidr.parse("10.0.7.7/32"))
                                                .build()),
                                "x/new")
                        .missing())
                .as("only one address is possible")
                .containsExactly(MissingFact.DOMAIN_NAMES);
        assertThat(explanation(egress(deny(networks("10.0.0.0/9"))), "x/new").missing())
                .containsExactly(MissingFact.DESTINATION_ADDRESS);
    }

    /** Asked about first, the name leads to the same as the second rule. */
    @Test
    void aFactThatIsAskedForAndDecidesNothingIsNotMissing() {
        World world =
                egress(pass(names("www.example.com")), pass(networks("10.0.0.0/9")), deny(networks("10.0.0.0/8")));

        assertThat(explanation(world.under(oneRange("10.0.0.0/9")), "x/new").missing())
                .isEmpty();
        assertThat(explanation(world.under(oneRange("10.0.0.0/8")), "x/new").missing())
                .containsExactly(MissingFact.DESTINATION_ADDRESS, MissingFact.DOMAIN_NAMES);
    }

    private static EvaluationOptions oneRange(String cidr) {
        return EvaluationOptions.builder().addPodCidrs(Cidr.parse(cidr)).build();
    }

    private static DirectionExplanation explanation(World world, String destination) {
        return world.verdict("x/a", destination, "TCP 80").explanation().egress();
    }

    /** A pod on the host network of a node that is not in the input. */
    private static World onAnotherNode(ClusterRule... rules) {
        World world = egress(rules);
        Pod host = world.cluster().pods().stream()
                .filter(pod -> pod.name().equals("host"))
                .findFirst()
                .orElseThrow();
        return new World(
                Clusters.replacing(
                        world.cluster(),
                        host,
                        Pod.builder()
                                .from(host)
                                .node("elsewhere")
                                .addIps(IpAddress.parse("192.168.0.9"))
                                .build()),
                world.options());
    }

    @Test
    void labelsOfANodeThatIsNotKnownDecide() {
        ClusterPeer notEast = ClusterPeer.Nodes.of(LabelSelector.of(Requirement.notIn("zone", List.of("east"))));
        ClusterPeer eastAndWest = ClusterPeer.Nodes.of(
                LabelSelector.of(Requirement.equalTo("zone", "east"), Requirement.equalTo("zone", "west")));

        assertThat(explanation(onAnotherNode(deny(nodes("east"))), "x/host").missing())
                .containsExactly(MissingFact.DESTINATION_NODE);
        assertThat(onAnotherNode(deny(nodes("east"), notEast)).outcome("x/a", "x/host", "TCP 80"))
                .as("one of both matches for certain")
                .isEqualTo(DENIED);
        assertThat(onAnotherNode(pass(nodes("east")), deny(nodes("east"))).outcome("x/a", "x/host", "TCP 80"))
                .isEqualTo(ALLOWED);
        assertThat(onAnotherNode(deny(eastAndWest)).outcome("x/a", "x/host", "TCP 80"))
                .as("no node can match")
                .isEqualTo(ALLOWED);
    }

    /** Over all ports: what the name decides is denied at the other end, so only the address is missing. */
    @Test
    void aFactOnWhichOnlyDeniedPortsDependIsNotMissing() {
        World world = World.with()
                .and(
                        admin(
                                "p",
                                5,
                                namespace("x"),
                                EGRESS,
                                on(deny(names("www.example.com")), Ports.tcp(443)),
                                on(deny(networks("10.0.0.0/9")), Ports.tcp(80))),
                        admin("q", 5, namespace("x"), INGRESS, on(deny(ALL), Ports.tcp(443))));
        EndpointPair ends = EndpointPair.between(
                        End.find("x/a", world.cluster()).get(0),
                        End.find("x/new", world.cluster()).get(0),
                        world.cluster(),
                        world.options())
                .get(0);

        assertThat(ReferenceEvaluator.of(world.cluster(), world.options()).answer(ends))
                .isEqualTo(new Answer(
                        ConnectionSet.parse("SCTP 1-65535,TCP 1-79,81-442,444-65535,UDP 1-65535"),
                        ConnectionSet.none(),
                        ConnectionSet.parse("TCP 80"),
                        ImmutableSet.of(MissingFact.DESTINATION_ADDRESS)));
    }
}
