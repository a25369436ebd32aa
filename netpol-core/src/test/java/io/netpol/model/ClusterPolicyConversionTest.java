package io.netpol.model;

import static io.netpol.model.ClusterRule.Action.ACCEPT;
import static io.netpol.model.ClusterRule.Action.DENY;
import static io.netpol.model.ClusterRule.Action.PASS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import io.netpol.draft.PolicyKind;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.ClusterRule.Action;
import io.netpol.net.Cidr;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AdminNetworkPolicies and BaselineAdminNetworkPolicies as ClusterNetworkPolicies: what becomes of them, and what is said. */
class ClusterPolicyConversionTest {
    private static final NamespacedPods ALL = NamespacedPods.allIn(LabelSelector.everything());

    private static ClusterNetworkPolicy.Builder admin(String name, int priority) {
        return ClusterNetworkPolicy.builder()
                .kind(PolicyKind.ADMIN_NETWORK_POLICY)
                .name(name)
                .tier(Tier.ADMIN)
                .priority(priority)
                .subject(ALL);
    }

    private static ClusterNetworkPolicy.Builder baseline() {
        return ClusterNetworkPolicy.builder()
                .kind(PolicyKind.BASELINE_ADMIN_NETWORK_POLICY)
                .name("default")
                .tier(Tier.BASELINE)
                .priority(500)
                .subject(ALL);
    }

    private static ClusterNetworkPolicy.Builder cluster(String name, Tier tier, int priority) {
        return ClusterNetworkPolicy.builder()
                .name(name)
                .tier(tier)
                .priority(priority)
                .subject(ALL);
    }

    private static ClusterRule rule(Action action, ClusterPorts ports, Iterable<? extends ClusterPeer> peers) {
        return ClusterRule.builder().action(action).peers(peers).ports(ports).build();
    }

    private static ClusterRule rule(Action action, ClusterPeer... peers) {
        return rule(action, ClusterPorts.any(), List.of(peers));
    }

    private static final Iterable<Action> IN_TURN = Iterables.cycle(Action.values());

    /** So many rules, each of a name of its own, with the actions in turn. */
    private static List<ClusterRule> rules(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ClusterRule.builder()
                        .from(rule(Iterables.get(IN_TURN, i), ALL))
                        .name("rule " + i)
                        .build())
                .toList();
    }

    private static List<ClusterRule> denials(int count) {
        return Collections.nCopies(count, rule(DENY, ALL));
    }

    private static List<NamespacedPods> peers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> NamespacedPods.allIn(LabelSelector.of(Requirement.equalTo("n", "v" + i))))
                .toList();
    }

    private static ClusterPorts ports(int count) {
        return ClusterPorts.of(
                IntStream.rangeClosed(1, count).mapToObj(Ports::tcp).toList());
    }

    private static ClusterPolicyConversion convert(ClusterNetworkPolicy.Builder... policies) {
        return ClusterPolicyConversion.of(List.of(policies).stream()
                .map(ClusterNetworkPolicy.Builder::build)
                .toList());
    }

    private static List<String> lines(ClusterPolicyConversion conversion) {
        return conversion.notes().stream()
                .map(note -> note.kind().severity().code() + ": " + note.policy() + ": " + note.path() + ": "
                        + note.message() + " [" + note.kind().code() + "]")
                .toList();
    }

    private static List<String> names(List<ClusterNetworkPolicy> policies) {
        return policies.stream()
                .map(policy -> policy.kind() + " " + policy.name() + " " + policy.tier() + " " + policy.priority())
                .toList();
    }

    // --- what stays

    @Test
    void kindAndVersionChangeAndNothingElse() {
        ClusterNetworkPolicy.Builder admin = admin("guard", 7)
                .labels(ImmutableMap.of("team", "security"))
                .annotations(ImmutableMap.of("example.com/why", "audit"))
                .subject(NamespacedPods.allIn(LabelSelector.of(Requirement.exists("zone"))))
                .addIngress(rule(ACCEPT, ALL), rule(PASS, ALL))
                .addEgress(rule(
                        DENY,
                        ports(25),
                        List.of(
                                ALL,
                                ClusterPeer.Nodes.of(LabelSelector.everything()),
                                ClusterPeer.Networks.of(Cidr.parse("10.0.0.0/8")),
                                ClusterPeer.DomainNames.of(List.of(DomainName.of("a.example"))))));
        ClusterNetworkPolicy.Builder baseline = baseline().addIngress(rule(DENY, ALL));

        ClusterPolicyConversion conversion = convert(baseline, admin);

        assertThat(conversion.notes()).isEmpty();
        assertThat(conversion.isComplete()).isTrue();
        assertThat(conversion.converted())
                .isEqualTo(conversion.all())
                .containsExactly(
                        admin.kind(PolicyKind.CLUSTER_NETWORK_POLICY).build(),
                        baseline.kind(PolicyKind.CLUSTER_NETWORK_POLICY).build());
    }

    @Test
    void clusterNetworkPoliciesAreLeftAlone() {
        ClusterPolicyConversion conversion = convert(
                cluster("c", Tier.BASELINE, 1),
                admin("a", 2),
                cluster("b", Tier.ADMIN, 3).ingress(rules(60)));

        assertThat(conversion.notes()).isEmpty();
        assertThat(names(conversion.converted())).containsExactly("ClusterNetworkPolicy a Admin 2");
        assertThat(names(conversion.all()))
                .containsExactly(
                        "ClusterNetworkPolicy a Admin 2",
                        "ClusterNetworkPolicy b Admin 3",
                        "ClusterNetworkPolicy c Baseline 1");
        assertThat(ClusterPolicyConversion.of(List.of()).all()).isEmpty();
    }

    @Test
    void whatKubectlKeepsOfTheOldManifestIsLeftOut() {
        ClusterPolicyConversion conversion = convert(admin("a", 1)
                .annotations(ImmutableMap.of("kubectl.kubernetes.io/last-applied-configuration", "{}", "b", "c")));

        assertThat(conversion.converted().get(0).annotations()).containsExactly(Map.entry("b", "c"));
        assertThat(lines(conversion))
                .containsExactly(
                        "warning: AdminNetworkPolicy a: metadata.annotations: kubectl.kubernetes.io/last-applied-configuration"
                                + " holds the manifest of before, and is left out [annotation-left-out]");
    }

    // --- rules

    @Test
    void aLongRuleBecomesSeveralOfTheSameAction() {
        List<NamespacedPods> peers = peers(60);
        ClusterPorts ports = ports(26);
        ClusterRule last = rule(ACCEPT, ALL);
        ClusterPolicyConversion conversion = convert(admin("a", 1)
                .addEgress(
                        ClusterRule.builder()
                                .from(rule(DENY, ports, peers))
                                .name("long")
                                .build(),
                        last));

        List<ClusterRule> rules = conversion.converted().get(0).egress();
        List<ClusterPorts> first = List.of(ports(25), ClusterPorts.of(Ports.tcp(26)));
        assertThat(rules.subList(0, 6)).extracting(ClusterRule::name).containsOnly("long");
        assertThat(rules.subList(0, 6)).extracting(ClusterRule::action).containsOnly(DENY);
        assertThat(rules.subList(0, 6))
                .extracting(rule -> (List<ClusterPeer>) rule.peers(), ClusterRule::ports)
                .containsExactlyElementsOf(Lists.partition(peers, 25).stream()
                        .flatMap(some -> first.stream().map(somePorts -> Tuple.tuple(some, somePorts)))
                        .toList());
        assertThat(rules.subList(6, rules.size())).containsExactly(last);
        assertThat(lines(conversion))
                .containsExactly(
                        "warning: AdminNetworkPolicy a: spec.egress[0]: 60 peers and 26 port entries, where a rule of v1alpha2 has"
                                + " at most 25 of each, so this becomes 6 rules of the same name and action, one behind the"
                                + " other [rule-split]");
    }

    @Test
    void aRuleForEveryPortIsSplitByPeersOnly() {
        ClusterPolicyConversion conversion =
                convert(admin("a", 1).addIngress(rule(PASS, ClusterPorts.any(), peers(26))));

        assertThat(conversion.converted().get(0).ingress())
                .containsExactly(
                        rule(PASS, ClusterPorts.any(), peers(26).subList(0, 25)),
                        rule(PASS, ClusterPorts.any(), peers(26).subList(25, 26)));
        assertThat(lines(conversion))
                .singleElement()
                .asString()
                .contains("spec.ingress[0]: 26 peers and any port, where");
    }

    /** No version of the API has such peers; a value may. */
    @Test
    void aPeerOfManyNetworksOrNamesBecomesSeveralPeers() {
        List<Cidr> cidrs = IntStream.range(0, 26)
                .mapToObj(i -> Cidr.parse("10.0.0." + i + "/32"))
                .toList();
        List<DomainName> names = IntStream.range(0, 51)
                .mapToObj(i -> DomainName.of("a" + i + ".example"))
                .toList();
        ClusterPolicyConversion conversion = convert(admin("a", 1)
                .addEgress(rule(DENY, ClusterPeer.Networks.of(cidrs), ALL, ClusterPeer.DomainNames.of(names))));

        assertThat(conversion.converted().get(0).egress())
                .containsExactly(rule(
                        DENY,
                        ClusterPeer.Networks.of(cidrs.subList(0, 25)),
                        ClusterPeer.Networks.of(cidrs.subList(25, 26)),
                        ALL,
                        ClusterPeer.DomainNames.of(names.subList(0, 25)),
                        ClusterPeer.DomainNames.of(names.subList(25, 50)),
                        ClusterPeer.DomainNames.of(names.subList(50, 51))));
        assertThat(conversion.notes()).isEmpty();
    }

    @Test
    void aPortByNameBesideAddressesIsKeptAndReported() {
        ClusterRule rule = rule(
                ACCEPT,
                ClusterPorts.of(ClusterPorts.named("web"), Ports.tcp(1)),
                List.of(
                        ClusterPeer.Networks.of(Cidr.parse("10.0.0.0/8")),
                        ALL,
                        ClusterPeer.Nodes.of(LabelSelector.everything()),
                        ClusterPeer.DomainNames.of(List.of(DomainName.of("a.example")))));
        ClusterRule podsOnly = rule(ACCEPT, ClusterPorts.of(ClusterPorts.named("web")), List.of(ALL));
        ClusterPolicyConversion conversion =
                convert(admin("a", 1).addEgress(podsOnly, rule).addIngress(podsOnly));

        assertThat(conversion.converted().get(0).egress()).containsExactly(podsOnly, rule);
        assertThat(lines(conversion))
                .containsExactly(
                        "warning: AdminNetworkPolicy a: spec.egress[1].ports: a port by name in a rule with a peer by networks and"
                                + " nodes and domainNames is kept, as pods may have such addresses and such a port, and the"
                                + " experimental channel of v1alpha2 refuses it; write the number, or leave the name to a rule"
                                + " with pods only [named-port]");
    }

    @Test
    void aPeerThatIsNotKnownCannotBeConverted() {
        ClusterNetworkPolicy.Builder unknown = admin("a", 1)
                .addIngress(rule(ACCEPT, ALL), rule(DENY, ALL, ClusterPeer.Unknown.of("tenants")))
                .addEgress(rule(
                        ACCEPT, ClusterPorts.any(), Iterables.concat(peers(30), List.of(ClusterPeer.Unknown.of("x")))));

        ClusterPolicyConversion conversion = convert(unknown, admin("b", 1));

        assertThat(conversion.isComplete()).isFalse();
        assertThat(names(conversion.converted())).containsExactly("ClusterNetworkPolicy b Admin 1");
        assertThat(conversion.all()).contains(unknown.build()).hasSize(2);
        assertThat(lines(conversion))
                .containsExactly(
                        "error: AdminNetworkPolicy a: spec.ingress[1].from[1]: a peer by tenants is not known here, so neither is"
                                + " what v1alpha2 calls it; convert this policy by hand [not-converted]",
                        "error: AdminNetworkPolicy a: spec.egress[0].to[30]: a peer by x is not known here, so neither is what"
                                + " v1alpha2 calls it; convert this policy by hand [not-converted]");
    }

    // --- policies

    @Test
    void aLongPolicyBecomesSeveralWithAdjacentPriorities() {
        List<ClusterRule> ingress = rules(60);
        List<ClusterRule> egress = rules(26);
        ClusterPolicyConversion conversion = convert(
                admin("a", 10)
                        .labels(ImmutableMap.of("team", "security"))
                        .annotations(ImmutableMap.of("b", "c"))
                        .ingress(ingress)
                        .egress(egress),
                admin("before", 9),
                admin("behind", 13),
                cluster("other-tier", Tier.BASELINE, 11));

        assertThat(names(conversion.converted()))
                .containsExactly(
                        "ClusterNetworkPolicy before Admin 9",
                        "ClusterNetworkPolicy a Admin 10",
                        "ClusterNetworkPolicy a-2 Admin 11",
                        "ClusterNetworkPolicy a-3 Admin 12",
                        "ClusterNetworkPolicy behind Admin 13");
        List<ClusterNetworkPolicy> parts = conversion.converted().subList(1, 4);
        assertThat(parts).extracting(ClusterNetworkPolicy::ingress).isEqualTo(Lists.partition(ingress, 25));
        assertThat(parts)
                .extracting(ClusterNetworkPolicy::egress)
                .isEqualTo(List.of(egress.subList(0, 25), egress.subList(25, 26), List.of()));
        assertThat(parts).extracting(ClusterNetworkPolicy::subject).containsOnly(ALL);
        assertThat(parts)
                .extracting(ClusterNetworkPolicy::labels)
                .allMatch(ImmutableMap.of("team", "security")::equals);
        assertThat(parts).extracting(ClusterNetworkPolicy::annotations).allMatch(ImmutableMap.of("b", "c")::equals);
        assertThat(lines(conversion))
                .containsExactly(
                        "warning: AdminNetworkPolicy a: spec: a direction of more than 25 rules in v1alpha2, so this becomes"
                                + " 3 policies, a, a-2, a-3, with priorities 10 to 12 [policy-split]");
    }

    /** A rule that becomes several can make a policy too long that was not. */
    @Test
    void rulesAreCountedAfterTheyAreSplit() {
        List<ClusterRule> rules = ImmutableList.<ClusterRule>builder()
                .addAll(rules(24))
                .add(rule(DENY, ClusterPorts.any(), peers(26)))
                .build();

        ClusterPolicyConversion conversion = convert(admin("a", 10).ingress(rules));

        assertThat(conversion.converted())
                .extracting(policy -> policy.ingress().size())
                .containsExactly(25, 1);
        assertThat(conversion.notes())
                .extracting(ConversionNote::kind)
                .containsExactly(ConversionNote.Kind.RULE_SPLIT, ConversionNote.Kind.POLICY_SPLIT);
    }

    private static final String MEND =
            "; make room there, give this policy another priority, or write fewer rules" + " [not-converted]";

    private static String refusal(String policy, int parts, int first, String obstacles) {
        return "error: " + policy + ": spec.priority: with at most 25 rules in a direction this becomes " + parts
                + " policies, whose rules stay together only with priorities " + first + " to " + (first + parts - 1)
                + " to themselves, and " + obstacles;
    }

    @Test
    void thePrioritiesBehindAreTaken() {
        ClusterPolicyConversion conversion = convert(
                admin("a", 10).egress(rules(60)),
                admin("b", 12).addEgress(rule(DENY, ALL)),
                cluster("c", Tier.ADMIN, 11),
                cluster("d", Tier.BASELINE, 11));

        assertThat(lines(conversion))
                .containsExactly(refusal(
                        "AdminNetworkPolicy a",
                        3,
                        10,
                        "11 is that of ClusterNetworkPolicy c, 12 is that of AdminNetworkPolicy b" + MEND));
        assertThat(names(conversion.all()))
                .containsExactly(
                        "AdminNetworkPolicy a Admin 10",
                        "ClusterNetworkPolicy c Admin 11",
                        "ClusterNetworkPolicy b Admin 12",
                        "ClusterNetworkPolicy d Baseline 11");
    }

    @Test
    void theSamePriorityIsThatOfAnotherToo() {
        assertThat(lines(convert(admin("a", 10).egress(rules(26)), admin("b", 10))))
                .containsExactly(refusal("AdminNetworkPolicy a", 2, 10, "10 is that of AdminNetworkPolicy b" + MEND));
        assertThat(convert(admin("a", 10).egress(rules(25)), admin("b", 10)).isComplete())
                .isTrue();
    }

    @Test
    void prioritiesEnd() {
        assertThat(lines(convert(admin("a", 999).egress(rules(60)))))
                .containsExactly(refusal("AdminNetworkPolicy a", 3, 999, "priorities end at 1000" + MEND));
        assertThat(names(convert(admin("a", 999).egress(rules(50))).converted()))
                .containsExactly("ClusterNetworkPolicy a Admin 999", "ClusterNetworkPolicy a-2 Admin 1000");
    }

    @Test
    void aBaselineThatIsLong() {
        assertThat(names(convert(baseline().ingress(denials(26)), admin("a", 501))
                        .converted()))
                .containsExactly(
                        "ClusterNetworkPolicy a Admin 501",
                        "ClusterNetworkPolicy default Baseline 500",
                        "ClusterNetworkPolicy default-2 Baseline 501");
        assertThat(lines(convert(baseline().ingress(denials(26)), cluster("c", Tier.BASELINE, 501))))
                .containsExactly(refusal(
                        "BaselineAdminNetworkPolicy default",
                        2,
                        500,
                        "501 is that of ClusterNetworkPolicy c; make room there, convert to another baseline priority, or write"
                                + " fewer rules [not-converted]"));
    }

    // --- the priority of the baseline

    @Test
    void theBaselineGetsThePriorityThatIsAskedFor() {
        List<ClusterNetworkPolicy> policies = List.of(
                baseline().build(),
                admin("a", 100).build(),
                cluster("b", Tier.BASELINE, 100).build(),
                cluster("c", Tier.BASELINE, 300).build(),
                cluster("d", Tier.BASELINE, 500).build(),
                cluster("e", Tier.BASELINE, 600).build());

        ClusterPolicyConversion conversion = ClusterPolicyConversion.of(policies, 300);

        assertThat(names(conversion.converted()))
                .containsExactly("ClusterNetworkPolicy a Admin 100", "ClusterNetworkPolicy default Baseline 300");
        String counts =
                "warning: BaselineAdminNetworkPolicy default: spec: counts as one of priority 500 and becomes one of priority 300,"
                        + " so ClusterNetworkPolicy ";
        assertThat(lines(conversion))
                .containsExactly(
                        counts + "c with priority 300 is now without order to it, and was asked before [order-changed]",
                        counts + "d with priority 500 is now asked after it, and was without order to [order-changed]");
        assertThat(ClusterPolicyConversion.of(policies).notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1001})
    void noPriorityOfTheBaseline(int priority) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusterPolicyConversion.of(List.of(), priority))
                .withMessage(priority + " is no priority; priorities are 0 to 1000");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000})
    void theFirstAndTheLastPriorityOfTheBaseline(int priority) {
        assertThat(ClusterPolicyConversion.of(List.of(baseline().build()), priority)
                        .converted())
                .extracting(ClusterNetworkPolicy::priority)
                .containsExactly(priority);
    }

    // --- names

    private static String renamed(String policy, String name, String owner, String names) {
        return "warning: " + policy + ": metadata.name: the name " + name + " is that of " + owner
                + ", so this becomes " + names + " [renamed]";
    }

    @Test
    void anAdminPolicyOfTheNameOfTheBaselineKeepsIt() {
        ClusterPolicyConversion conversion = convert(admin("default", 900), baseline());

        assertThat(names(conversion.converted()))
                .containsExactly(
                        "ClusterNetworkPolicy default Admin 900", "ClusterNetworkPolicy default-baseline Baseline 500");
        assertThat(lines(conversion))
                .containsExactly(renamed(
                        "BaselineAdminNetworkPolicy default",
                        "default",
                        "AdminNetworkPolicy default",
                        "default-baseline"));
    }

    @Test
    void existingPoliciesKeepTheirNames() {
        ClusterPolicyConversion conversion = convert(
                admin("a", 1), cluster("a", Tier.BASELINE, 900), cluster("default", Tier.ADMIN, 900), baseline());

        assertThat(names(conversion.converted()))
                .containsExactly(
                        "ClusterNetworkPolicy a-admin Admin 1", "ClusterNetworkPolicy default-baseline Baseline 500");
        assertThat(lines(conversion))
                .containsExactly(
                        renamed("AdminNetworkPolicy a", "a", "ClusterNetworkPolicy a", "a-admin"),
                        renamed(
                                "BaselineAdminNetworkPolicy default",
                                "default",
                                "ClusterNetworkPolicy default",
                                "default-baseline"));
    }

    @Test
    void aNameThatSomebodyHasIsNoNameOfAPart() {
        ClusterPolicyConversion conversion =
                convert(admin("a", 1).ingress(rules(60)), admin("a-3", 9), admin("a-admin-4", 9));

        assertThat(names(conversion.converted()))
                .containsExactly(
                        "ClusterNetworkPolicy a-admin Admin 1",
                        "ClusterNetworkPolicy a-admin-2 Admin 2",
                        "ClusterNetworkPolicy a-admin-3 Admin 3",
                        "ClusterNetworkPolicy a-3 Admin 9",
                        "ClusterNetworkPolicy a-admin-4 Admin 9");
        assertThat(lines(conversion))
                .first()
                .isEqualTo(renamed(
                        "AdminNetworkPolicy a", "a-3", "AdminNetworkPolicy a-3", "a-admin, a-admin-2, a-admin-3"));
    }

    @Test
    void bothNamesAreTaken() {
        ClusterPolicyConversion conversion =
                convert(admin("a", 1), cluster("a", Tier.ADMIN, 3), cluster("a-admin", Tier.ADMIN, 2), admin("b", 4));

        assertThat(names(conversion.converted())).containsExactly("ClusterNetworkPolicy b Admin 4");
        assertThat(lines(conversion))
                .containsExactly(
                        "error: AdminNetworkPolicy a: metadata.name: the name a is that of ClusterNetworkPolicy a, and with its tier"
                                + " as an ending it is not free either; rename one of them [not-converted]");
    }

    @Test
    void namesEndSomewhere() {
        String name = "a".repeat(252);
        assertThat(lines(convert(admin(name, 1).ingress(rules(26)))))
                .containsExactly("error: AdminNetworkPolicy " + name + ": metadata.name: the name " + name
                        + "-2 has 254 characters, and at most 253 are allowed, and with its tier as an ending it is not free"
                        + " either; rename one of them [not-converted]");
        assertThat(convert(admin("a".repeat(251), 1).ingress(rules(26))).isComplete())
                .isTrue();
    }

    /** Nothing depends on the order in which files are read. */
    @Test
    void theOrderOfTheInputMeansNothing() {
        List<ClusterNetworkPolicy> policies = List.of(
                admin("a", 1).ingress(rules(60)).build(),
                admin("a-2", 7).build(),
                admin("default", 7).build(),
                baseline().build(),
                cluster("a-2-admin", Tier.BASELINE, 3).build());

        ClusterPolicyConversion one = ClusterPolicyConversion.of(policies);
        ClusterPolicyConversion other = ClusterPolicyConversion.of(Lists.reverse(policies));

        assertThat(other.converted()).isEqualTo(one.converted());
        assertThat(other.notes()).isEqualTo(one.notes());
        assertThat(one.notes()).hasSize(3);
    }
}
