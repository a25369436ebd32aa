package io.netpol.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.cluster.Cluster;
import io.netpol.cluster.ClusterBuilder;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.model.IpBlock;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespaceScope;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peer;
import io.netpol.model.Peers;
import io.netpol.model.PodPeer;
import io.netpol.model.Ports;
import io.netpol.model.Requirement;
import io.netpol.model.Rule;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.reference.ReferenceEvaluator;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTextTest {
    private static final Peer WEB =
            PodPeer.of(LabelSelector.of(Requirement.equalTo("app", "web")), NamespaceScope.own());

    private static Pod pod(String name) {
        return Pod.builder()
                .namespace("x")
                .name(name)
                .putLabels("app", name)
                .node("n1")
                .build();
    }

    private static NetworkPolicy toDb(Rule... rules) {
        return NetworkPolicy.builder()
                .namespace("x")
                .name("db")
                .podSelector(LabelSelector.of(Requirement.equalTo("app", "db")))
                .addIsolates(Direction.INGRESS)
                .addIngress(rules)
                .build();
    }

    private static List<String> lines(String from, String to, NetworkPolicy... policies) {
        return lines(VerdictText.plain(), from, to, policies);
    }

    private static List<String> lines(VerdictText text, String from, String to, NetworkPolicy... policies) {
        ClusterBuilder builder = Cluster.builder()
                .pod(pod("web"))
                .pod(pod("db"))
                .node(Node.builder()
                        .name("n1")
                        .addIps(IpAddress.parse("192.0.2.1"))
                        .build())
                .policies(List.of(policies));
        Evaluator evaluator = ReferenceEvaluator.of(builder.build());
        Connection connection = Question.builder()
                .source(from)
                .destination(to)
                .port(5432)
                .build()
                .connections(evaluator.cluster(), evaluator.options())
                .get(0);
        return text.lines(evaluator.verdict(connection));
    }

    @Test
    void noPolicyIsolates() {
        assertThat(lines("x/web", "x/db"))
                .containsExactly(
                        "x/web => x/db TCP 5432 (IPv4): allowed",
                        "  egress from x/web: allowed, as no policy isolates the pod in this direction",
                        "  ingress to x/db: allowed, as no policy isolates the pod in this direction");
    }

    @Test
    void aRuleMatches() {
        assertThat(lines("x/web", "x/db", toDb(Rule.of(Peers.of(WEB), Ports.of(Ports.tcp(5432))))))
                .containsExactly(
                        "x/web => x/db TCP 5432 (IPv4): allowed",
                        "  egress from x/web: allowed, as no policy isolates the pod in this direction",
                        "  ingress to x/db: allowed, as a rule matches",
                        "    allowed by x/db, spec.ingress[0].from[0] and spec.ingress[0].ports[0]");
    }

    @Test
    void bothHalvesOfANearMissAndTheirPlaces() {
        VerdictText text = VerdictText.withPlaces((policy, path) -> policy.name() + ".yaml at " + path);
        assertThat(lines(
                        text,
                        "x/web",
                        "x/db",
                        toDb(
                                Rule.of(Peers.of(WEB), Ports.of(Ports.udp(5432))),
                                Rule.of(
                                        Peers.of(IpBlock.of(Cidr.parse("203.0.113.0/24"))),
                                        Ports.of(Ports.tcp(5432))))))
                .containsExactly(
                        "x/web => x/db TCP 5432 (IPv4): denied",
                        "  egress from x/web: allowed, as no policy isolates the pod in this direction",
                        "  ingress to x/db: denied, as it is isolated by x/db and no rule matches",
                        "    near miss: x/db, spec.ingress[0].from[0] matches the peer, but no port of the rule matches"
                                + " (db.yaml at spec.ingress[0].from[0])",
                        "    near miss: x/db, spec.ingress[1].ports[0] matches the port, but no peer of the rule matches"
                                + " (db.yaml at spec.ingress[1].ports[0])");
    }

    @Test
    void aMissingAddressDecides() {
        assertThat(lines("x/web", "x/db", toDb(Rule.of(Peers.of(IpBlock.of(Cidr.parse("10.0.0.0/8"))), Ports.any()))))
                .containsExactly(
                        "x/web => x/db TCP 5432 (IPv4): unknown",
                        "  egress from x/web: allowed, as no policy isolates the pod in this direction",
                        "  ingress to x/db: unknown, as it is isolated by x/db and the source pod's address, not known"
                                + " yet, decides",
                        "    allowed for some addresses by x/db, spec.ingress[0].from[0]");
    }

    @Test
    void rulesMatchTogether() {
        List<Peer> allPodRanges = EvaluationOptions.defaults().podCidrs().stream()
                .<Peer>map(IpBlock::of)
                .toList();
        assertThat(lines("x/web", "x/db", toDb(Rule.of(Peers.of(allPodRanges), Ports.any()))))
                .contains("  ingress to x/db: allowed, as rules match together for every address that the other end can"
                        + " have");
    }

    @Test
    void exemptions() {
        assertThat(lines("x/db", "x/db", toDb()))
                .contains("  ingress to x/db: allowed, as a pod always reaches itself");
        assertThat(lines("x/db", "127.0.0.1", toDb()))
                .contains("  egress from x/db: allowed, as a loopback address never leaves the pod");
        assertThat(lines("192.0.2.1", "x/db", toDb()))
                .containsExactly(
                        "node n1 => x/db TCP 5432 (IPv4): allowed",
                        "  egress from node n1: allowed, as no NetworkPolicy applies to this end",
                        "  ingress to x/db: allowed, as a pod and its own node are not separated");
    }
}
