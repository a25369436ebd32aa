package io.netpol.model;

import static io.netpol.model.ClusterRule.Action.ACCEPT;
import static io.netpol.model.ClusterRule.Action.DENY;
import static io.netpol.model.ClusterRule.Action.PASS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.PolicyKind;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.ClusterRule.Action;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which rules of equal tier and priority can meet in one connection, and which cannot. */
class RuleCollisionTest {
    private static final NamespacedPods ALL = NamespacedPods.allIn(LabelSelector.everything());
    private static final ClusterPeer NODES = ClusterPeer.Nodes.of(LabelSelector.everything());
    private static final ClusterPeer UNKNOWN = ClusterPeer.Unknown.of("tenants");

    private static LabelSelector label(String key, String value) {
        return LabelSelector.of(Requirement.equalTo(key, value));
    }

    private static ClusterPeer networks(String... cidrs) {
        return ClusterPeer.Networks.of(List.of(cidrs).stream().map(Cidr::parse).toList());
    }

    private static ClusterPeer names(String name) {
        return ClusterPeer.DomainNames.of(List.of(DomainName.of(name)));
    }

    private static ClusterRule rule(Action action, ClusterPorts ports, ClusterPeer... peers) {
        return ClusterRule.builder()
                .action(action)
                .peers(ImmutableList.copyOf(peers))
                .ports(ports)
                .build();
    }

    private static ClusterRule rule(Action action, ClusterPeer... peers) {
        return rule(action, ClusterPorts.any(), peers);
    }

    private static ClusterNetworkPolicy.Builder policy(String name) {
        return ClusterNetworkPolicy.builder()
                .name(name)
                .tier(Tier.ADMIN)
                .priority(7)
                .subject(ALL);
    }

    private static Optional<RuleCollision> ofRules(ClusterRule rule, ClusterRule other) {
        return RuleCollision.between(
                policy("a").addEgress(rule).build(),
                policy("b").addEgress(other).build());
    }

    private static boolean meet(ClusterPeer peer, ClusterPeer other) {
        boolean meet = ofRules(rule(DENY, peer), rule(PASS, other)).isPresent();
        assertThat(ofRules(rule(DENY, other), rule(PASS, peer)).isPresent())
                .as("the other way round")
                .isEqualTo(meet);
        return meet;
    }

    private static boolean meet(ClusterPorts ports, ClusterPorts others) {
        boolean meet =
                ofRules(rule(DENY, ports, ALL), rule(ACCEPT, others, ALL)).isPresent();
        assertThat(ofRules(rule(DENY, others, ALL), rule(ACCEPT, ports, ALL)).isPresent())
                .as("the other way round")
                .isEqualTo(meet);
        return meet;
    }

    // --- the pair

    @Test
    void theFirstPairOfRulesIsNamed() {
        ClusterNetworkPolicy first = policy("a")
                .kind(PolicyKind.ADMIN_NETWORK_POLICY)
                .addIngress(rule(PASS, ALL))
                .addEgress(rule(ACCEPT, networks("10.0.0.0/8")), rule(ACCEPT, ALL), rule(ACCEPT, ALL))
                .build();
        ClusterNetworkPolicy second = policy("b")
                .addEgress(rule(ACCEPT, ALL), rule(DENY, NODES), rule(PASS, ALL))
                .addIngress(rule(PASS, ALL))
                .build();

        RuleCollision collision = RuleCollision.between(first, second).orElseThrow();

        assertThat(collision).isEqualTo(new RuleCollision(first, second, Direction.EGRESS, 0, 1));
        assertThat(collision.text())
                .isEqualTo(
                        "priority 7 is also that of AdminNetworkPolicy a, whose spec.egress[0] (Allow) can match the same"
                                + " connections as spec.egress[1] (Deny) here, and between equal priorities there is no order");
    }

    @Test
    void tierAndPriorityOrder() {
        ClusterNetworkPolicy one = policy("a").addEgress(rule(DENY, ALL)).build();
        ClusterNetworkPolicy.Builder other = policy("b").addEgress(rule(ACCEPT, ALL));

        assertThat(RuleCollision.between(one, other.build())).isPresent();
        assertThat(RuleCollision.between(one, other.priority(8).build())).isEmpty();
        assertThat(RuleCollision.between(
                        one, other.priority(7).tier(Tier.BASELINE).build()))
                .isEmpty();
    }

    @Test
    void directionsDoNotMeet() {
        assertThat(RuleCollision.between(
                        policy("a").addEgress(rule(DENY, ALL)).build(),
                        policy("b").addIngress(rule(ACCEPT, ALL)).build()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void whatDoesTheSameDoesNotCollide(Action action) {
        for (Action other : Action.values()) {
            assertThat(ofRules(rule(action, ALL), rule(other, ALL)).isPresent()).isEqualTo(action != other);
        }
    }

    @Test
    void subjectsHaveToShareAPod() {
        ClusterNetworkPolicy api = policy("a")
                .addEgress(rule(DENY, ALL))
                .subject(NamespacedPods.of(label("app", "api"), label("zone", "inner")))
                .build();
        ClusterNetworkPolicy.Builder other = policy("b").addEgress(rule(ACCEPT, ALL));

        assertThat(RuleCollision.between(
                        api,
                        other.subject(NamespacedPods.allIn(label("zone", "inner")))
                                .build()))
                .isPresent();
        assertThat(RuleCollision.between(
                        api,
                        other.subject(NamespacedPods.of(label("tier", "x"), label("team", "y")))
                                .build()))
                .isPresent();
        assertThat(RuleCollision.between(
                        api,
                        other.subject(NamespacedPods.allIn(label("zone", "outer")))
                                .build()))
                .isEmpty();
        assertThat(RuleCollision.between(
                        api,
                        other.subject(NamespacedPods.of(label("app", "web"), label("zone", "inner")))
                                .build()))
                .isEmpty();
    }

    // --- peers

    @Test
    void podsMeetWhereBothSelectorsDo() {
        ClusterPeer peer = NamespacedPods.of(label("app", "api"), label("zone", "inner"));
        assertThat(meet(peer, ALL)).isTrue();
        assertThat(meet(peer, NamespacedPods.of(label("app", "api"), label("zone", "outer"))))
                .isFalse();
        assertThat(meet(peer, NamespacedPods.of(label("app", "web"), label("zone", "inner"))))
                .isFalse();
    }

    @Test
    void nodesMeetWhereTheirSelectorsDo() {
        assertThat(meet(NODES, ClusterPeer.Nodes.of(label("role", "worker")))).isTrue();
        assertThat(meet(ClusterPeer.Nodes.of(label("role", "control")), ClusterPeer.Nodes.of(label("role", "worker"))))
                .isFalse();
        assertThat(meet(NODES, ALL)).isFalse();
    }

    @Test
    void networksMeetWhereTheyShareAnAddress() {
        assertThat(meet(networks("10.0.0.0/8"), networks("fd00::/8", "10.255.0.0/16")))
                .isTrue();
        assertThat(meet(networks("10.0.0.0/9"), networks("10.128.0.0/9", "::/0")))
                .isFalse();
    }

    @Test
    void anAddressMayBeThatOfAnything() {
        for (ClusterPeer peer : List.of(ALL, NODES, names("a.example"))) {
            assertThat(meet(networks("192.0.2.0/24"), peer)).as("%s", peer).isTrue();
            assertThat(meet(names("b.example"), peer)).as("%s", peer).isTrue();
        }
    }

    @Test
    void onePeerOfEachIsEnough() {
        assertThat(ofRules(
                        rule(DENY, NODES, NamespacedPods.allIn(label("a", "1"))),
                        rule(ACCEPT, NamespacedPods.allIn(label("a", "2")), NamespacedPods.allIn(label("b", "2")))))
                .isPresent();
    }

    /** With a peer that is not known: a rule that accepts matches nothing, all others deny everything. */
    @Test
    void whatFailsClosedIsADenial() {
        assertThat(ofRules(rule(ACCEPT, UNKNOWN), rule(DENY, ALL))).isEmpty();
        assertThat(ofRules(rule(ACCEPT, UNKNOWN, ALL), rule(DENY, ALL))).isEmpty();
        assertThat(ofRules(rule(PASS, UNKNOWN), rule(DENY, ALL))).isEmpty();
        assertThat(ofRules(rule(DENY, UNKNOWN), rule(DENY, ALL))).isEmpty();
        assertThat(ofRules(rule(DENY, UNKNOWN), rule(PASS, UNKNOWN))).isEmpty();
        assertThat(ofRules(
                        rule(DENY, ClusterPorts.of(Ports.tcp(1)), NODES, UNKNOWN),
                        rule(ACCEPT, ClusterPorts.of(Ports.udp(2)), ALL)))
                .isPresent();
        assertThat(ofRules(rule(PASS, ALL), rule(PASS, ALL, UNKNOWN))
                        .map(RuleCollision::text)
                        .orElseThrow())
                .isEqualTo(
                        "priority 7 is also that of ClusterNetworkPolicy a, whose spec.egress[0] (Pass) can match the same"
                                + " connections as spec.egress[0] (Pass, but denying for a peer that is not known) here, and"
                                + " between equal priorities there is no order");
    }

    // --- ports

    @Test
    void portsMeetInOneProtocol() {
        ClusterPorts some = ClusterPorts.of(Ports.tcp(80).through(90), Ports.udp(53));
        assertThat(meet(some, ClusterPorts.any())).isTrue();
        assertThat(meet(some, ClusterPorts.of(Ports.tcp(90)))).isTrue();
        assertThat(meet(some, ClusterPorts.of(Ports.tcp(1).through(80)))).isTrue();
        assertThat(meet(some, ClusterPorts.of(Ports.tcp(91), Ports.tcp(79), Ports.sctp(80), Ports.udp(80))))
                .isFalse();
    }

    @Test
    void aNameMayBeThatOfAnyPort() {
        assertThat(meet(ClusterPorts.of(ClusterPorts.named("web")), ClusterPorts.of(Ports.sctp(1))))
                .isTrue();
        assertThat(meet(ClusterPorts.of(ClusterPorts.named("web")), ClusterPorts.of(ClusterPorts.named("dns"))))
                .isTrue();
    }
}
