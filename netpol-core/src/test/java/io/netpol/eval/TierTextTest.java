package io.netpol.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.draft.PolicyKind;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPorts;
import io.netpol.model.ClusterRule;
import io.netpol.model.ClusterRule.Action;
import io.netpol.model.DomainName;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespacedPods;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peers;
import io.netpol.model.Ports;
import io.netpol.model.Requirement;
import io.netpol.model.Rule;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.reference.ReferenceEvaluator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verdicts in words where cluster-wide policies are asked: a path through the tiers, in full. */
class TierTextTest {
    private static final NamespacedPods ALL = NamespacedPods.allIn(LabelSelector.everything());
    private static final String EGRESS_OPEN =
            "  egress from shop/web: allowed, as no policy isolates the pod in this direction";

    private final List<NetworkPolicy> policies = new ArrayList<>();
    private final List<ClusterNetworkPolicy> clusterPolicies = new ArrayList<>();

    private static Pod pod(String name) {
        return Pod.builder().namespace("shop").name(name).putLabels("app", name).build();
    }

    private void isolate(String name, Direction direction, Rule... rules) {
        NetworkPolicy.Builder policy = NetworkPolicy.builder()
                .namespace("shop")
                .name(name)
                .podSelector(LabelSelector.everything())
                .addIsolates(direction);
        policies.add((direction == Direction.INGRESS ? policy.addIngress(rules) : policy.addEgress(rules)).build());
    }

    private void ingress(Tier tier, String name, int priority, ClusterRule... rules) {
        clusterPolicies.add(policy(tier, name, priority).addIngress(rules).build());
    }

    private void egress(Tier tier, String name, int priority, ClusterRule... rules) {
        clusterPolicies.add(policy(tier, name, priority).addEgress(rules).build());
    }

    private static ClusterNetworkPolicy.Builder policy(Tier tier, String name, int priority) {
        return ClusterNetworkPolicy.builder()
                .tier(tier)
                .name(name)
                .priority(priority)
                .subject(ALL);
    }

    private static ClusterRule rule(Action action, ClusterPeer... peers) {
        return ClusterRule.builder()
                .action(action)
                .peers(Arrays.asList(peers))
                .ports(ClusterPorts.any())
                .build();
    }

    private static ClusterPeer app(String name) {
        return NamespacedPods.of(LabelSelector.of(Requirement.equalTo("app", name)), LabelSelector.everything());
    }

    private List<String> lines() {
        return lines("shop/db", VerdictText.plain());
    }

    private List<String> lines(String to, VerdictText text) {
        Evaluator evaluator = ReferenceEvaluator.of(Cluster.builder()
                .pod(pod("web"))
                .pod(pod("db"))
                .policies(policies)
                .clusterPolicies(clusterPolicies)
                .build());
        Connection connection = Question.builder()
                .source("shop/web")
                .destination(to)
                .port(5432)
                .build()
                .connections(evaluator.cluster(), evaluator.options())
                .get(0);
        return text.lines(evaluator.verdict(connection));
    }

    @Test
    void adminDeniesAndNothingElseIsReached() {
        isolate("x", Direction.INGRESS);
        isolate("y", Direction.INGRESS);
        ingress(
                Tier.ADMIN,
                "guard",
                7,
                ClusterRule.builder()
                        .name("no databases")
                        .action(Action.DENY)
                        .addPeers(app("nobody"), ALL)
                        .ports(ClusterPorts.of(Ports.tcp(80), Ports.tcp(5432)))
                        .build());
        ingress(Tier.BASELINE, "b", 1, rule(Action.ACCEPT, ALL));

        assertThat(lines())
                .containsExactly(
                        "shop/web => shop/db TCP 5432 (IPv4): denied",
                        EGRESS_OPEN,
                        "  ingress to shop/db: denied, as a rule of the Admin tier denies it",
                        "    Admin tier: denied by ClusterNetworkPolicy guard, spec.ingress[0].from[1] and"
                                + " spec.ingress[0].protocols[1] (no databases), priority 7",
                        "    NetworkPolicies were not reached, because the Admin tier decides: shop/x, shop/y",
                        "    the Baseline tier was not reached, because the Admin tier decides");
    }

    @Test
    void adminPassesAndNetworkPolicyIsFinal() {
        isolate("x", Direction.INGRESS, Rule.of(Peers.anywhere(), Ports.of(Ports.tcp(80))));
        ingress(Tier.ADMIN, "guard", 7, rule(Action.PASS, ALL), rule(Action.DENY, ALL));
        ingress(Tier.BASELINE, "b", 1, rule(Action.ACCEPT, ALL));

        assertThat(lines())
                .containsExactly(
                        "shop/web => shop/db TCP 5432 (IPv4): denied",
                        EGRESS_OPEN,
                        "  ingress to shop/db: denied, as it is isolated by shop/x and no rule matches",
                        "    Admin tier: passed on by ClusterNetworkPolicy guard, spec.ingress[0].from[0], priority 7",
                        "    near miss: shop/x, spec.ingress[0] matches the peer, but no port of the rule matches",
                        "    the Baseline tier was not reached, because NetworkPolicy shop/x isolates the pod");
    }

    @Test
    void severalNetworkPoliciesIsolate() {
        isolate("x", Direction.INGRESS, Rule.of(Peers.anywhere(), Ports.any()));
        isolate("y", Direction.INGRESS);
        isolate("z", Direction.INGRESS);
        ingress(Tier.BASELINE, "b", 1, rule(Action.DENY, ALL));

        assertThat(lines())
                .containsExactly(
                        "shop/web => shop/db TCP 5432 (IPv4): allowed",
                        EGRESS_OPEN,
                        "  ingress to shop/db: allowed, as a rule matches",
                        "    allowed by shop/x, spec.ingress[0]",
                        "    the Baseline tier was not reached, because NetworkPolicy shop/x and 2 more isolate the pod");
    }

    @Test
    void baselineDecidesWhereNothingBeforeDoes() {
        ingress(Tier.ADMIN, "guard", 7, rule(Action.DENY, app("nobody")));
        ingress(Tier.BASELINE, "b", 1, rule(Action.DENY, ALL));

        assertThat(lines())
                .containsExactly(
                        "shop/web => shop/db TCP 5432 (IPv4): denied",
                        EGRESS_OPEN,
                        "  ingress to shop/db: denied, as a rule of the Baseline tier denies it",
                        "    Admin tier: no rule matches, so the next tier is asked",
                        "    Baseline tier: denied by ClusterNetworkPolicy b, spec.ingress[0].from[0], priority 1");
    }

    @Test
    void baselineAcceptsOrDoesNotDecide() {
        ingress(Tier.BASELINE, "b", 1, rule(Action.ACCEPT, app("web")));
        egress(Tier.BASELINE, "c", 2, rule(Action.DENY, app("web")));

        assertThat(lines())
                .containsExactly(
                        "shop/web => shop/db TCP 5432 (IPv4): allowed",
                        EGRESS_OPEN,
                        "    Baseline tier: no rule matches, so the next tier is asked",
                        "  ingress to shop/db: allowed, as a rule of the Baseline tier accepts it",
                        "    Baseline tier: accepted by ClusterNetworkPolicy b, spec.ingress[0].from[0], priority 1");
    }

    @Test
    void policiesOfEqualPriorityDisagree() {
        isolate("x", Direction.INGRESS);
        ingress(Tier.ADMIN, "two", 7, rule(Action.PASS, ALL));
        clusterPolicies.add(ClusterNetworkPolicy.builder()
                .from(policy(Tier.ADMIN, "one", 7).build())
                .kind(PolicyKind.ADMIN_NETWORK_POLICY)
                .addIngress(ClusterRule.builder()
                        .action(Action.ACCEPT)
                        .addPeers(ALL)
                        .ports(ClusterPorts.of(Ports.tcp(5432)))
                        .build())
                .build());
        ingress(Tier.BASELINE, "b", 1, rule(Action.ACCEPT, ALL));

        assertThat(lines())
                .containsExactly(
                        "shop/web => shop/db TCP 5432 (IPv4): ambiguous",
                        EGRESS_OPEN,
                        "  ingress to shop/db: ambiguous, as cluster-wide policies of equal tier and priority disagree",
                        "    Admin tier: passed on by ClusterNetworkPolicy two, spec.ingress[0].from[0], priority 7",
                        "    Admin tier: accepted by AdminNetworkPolicy one, spec.ingress[0].from[0] and"
                                + " spec.ingress[0].ports[0], priority 7",
                        "    the Baseline tier was not reached, because NetworkPolicy shop/x isolates the pod");
    }

    @Test
    void whicheverDecidesItComesToTheSame() {
        ingress(Tier.ADMIN, "one", 7, rule(Action.ACCEPT, ALL));
        ingress(Tier.ADMIN, "two", 7, rule(Action.PASS, ALL));
        ingress(Tier.BASELINE, "b", 1, rule(Action.DENY, app("nobody")));
        ingress(Tier.BASELINE, "c", 1, rule(Action.ACCEPT, app("web")));

        assertThat(lines())
                .containsExactly(
                        "shop/web => shop/db TCP 5432 (IPv4): allowed",
                        EGRESS_OPEN,
                        "  ingress to shop/db: allowed, as all that may decide comes to the same",
                        "    Admin tier: accepted by ClusterNetworkPolicy one, spec.ingress[0].from[0], priority 7",
                        "    Admin tier: passed on by ClusterNetworkPolicy two, spec.ingress[0].from[0], priority 7",
                        "    Baseline tier, where it is reached: accepted by ClusterNetworkPolicy c,"
                                + " spec.ingress[0].from[0], priority 1");
    }

    @Test
    void aNameThatNobodyDeclaredDecides() {
        isolate("x", Direction.EGRESS, Rule.of(Peers.anywhere(), Ports.of(Ports.tcp(80))));
        egress(
                Tier.ADMIN,
                "names",
                7,
                rule(Action.ACCEPT, ClusterPeer.DomainNames.of(List.of(DomainName.of("www.example.com")))));

        assertThat(lines("203.0.113.5", VerdictText.plain()))
                .containsExactly(
                        "shop/web => 203.0.113.5 TCP 5432 (IPv4): unknown",
                        "  egress from shop/web: unknown, as it is isolated by shop/x and what domain names resolve to,"
                                + " not known yet, decides",
                        "    Admin tier: perhaps accepted by ClusterNetworkPolicy names, spec.egress[0].to[0], priority 7",
                        "  ingress to 203.0.113.5: allowed, as no NetworkPolicy applies to this end");
    }

    @Test
    void anAddressThatIsNotKnownDecidesWhatIsReached() {
        egress(Tier.ADMIN, "networks", 7, rule(Action.DENY, ClusterPeer.Networks.of(Cidr.parse("10.0.0.0/9"))));
        egress(Tier.BASELINE, "b", 1, rule(Action.PASS, app("nobody")));

        assertThat(lines())
                .containsExactly(
                        "shop/web => shop/db TCP 5432 (IPv4): unknown",
                        "  egress from shop/web: unknown, as the destination pod's address, not known yet, decides",
                        "    Admin tier: perhaps denied by ClusterNetworkPolicy networks, spec.egress[0].to[0], priority 7",
                        "    Baseline tier, where it is reached: no rule matches, so the next tier is asked",
                        "  ingress to shop/db: allowed, as no policy isolates the pod in this direction");
    }

    @Test
    void placesOfRulesAreNamed() {
        ingress(Tier.ADMIN, "guard", 7, rule(Action.DENY, ALL));

        assertThat(lines("shop/db", VerdictText.withPlaces((policy, path) -> policy.name() + ".yaml at " + path)))
                .contains("    Admin tier: denied by ClusterNetworkPolicy guard, spec.ingress[0].from[0]"
                        + " (guard.yaml at spec.ingress[0].from[0]), priority 7");
    }
}
