package io.netpol.reference;

import static io.netpol.eval.Outcome.ALLOWED;
import static io.netpol.eval.Outcome.AMBIGUOUS;
import static io.netpol.eval.Outcome.DENIED;
import static io.netpol.net.Direction.EGRESS;
import static io.netpol.net.Direction.INGRESS;
import static io.netpol.reference.ClusterWords.ALL;
import static io.netpol.reference.ClusterWords.accept;
import static io.netpol.reference.ClusterWords.admin;
import static io.netpol.reference.ClusterWords.app;
import static io.netpol.reference.ClusterWords.baseline;
import static io.netpol.reference.ClusterWords.deny;
import static io.netpol.reference.ClusterWords.namespace;
import static io.netpol.reference.ClusterWords.on;
import static io.netpol.reference.ClusterWords.pass;
import static io.netpol.reference.World.everything;
import static io.netpol.reference.World.ingress;
import static io.netpol.reference.World.own;
import static io.netpol.reference.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.draft.PolicyKind;
import io.netpol.eval.Outcome;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Ports;
import org.junit.jupiter.api.Test;

/** Examples in the cluster of {@link World}: the order of tiers, of policies and of rules, mostly at one end. */
class TiersTest {
    private static final NetworkPolicy CLOSED = ingress(everything());
    private static final NetworkPolicy FROM_X = ingress(everything(), rule(own(everything())));

    /** From y/a to x/b. */
    private static Outcome outcome(World world) {
        return world.outcome("y/a", "x/b", "TCP 80");
    }

    @Test
    void adminDecidesBeforeNetworkPolicy() {
        assertThat(outcome(World.with(CLOSED).and(admin("p", 5, ALL, INGRESS, accept(ALL)))))
                .isEqualTo(ALLOWED);
        assertThat(outcome(World.with().and(admin("p", 5, ALL, INGRESS, deny(ALL)))))
                .isEqualTo(DENIED);
    }

    @Test
    void adminIsolatesNothing() {
        World world = World.with().and(admin("p", 5, ALL, INGRESS, accept(namespace("x"))));

        assertThat(outcome(world)).isEqualTo(ALLOWED);
        assertThat(outcome(World.with(CLOSED).and(admin("p", 5, ALL, INGRESS, accept(namespace("x"))))))
                .isEqualTo(DENIED);
    }

    @Test
    void theFirstRuleThatMatchesDecides() {
        assertThat(outcome(World.with().and(admin("p", 5, ALL, INGRESS, accept(ALL), deny(ALL)))))
                .isEqualTo(ALLOWED);
        assertThat(outcome(World.with().and(admin("p", 5, ALL, INGRESS, deny(ALL), accept(ALL)))))
                .isEqualTo(DENIED);
        assertThat(outcome(World.with()
                        .and(admin("p", 5, ALL, INGRESS, on(deny(ALL), Ports.tcp(81)), accept(ALL), deny(ALL)))))
                .isEqualTo(ALLOWED);
    }

    @Test
    void theSmallerPriorityIsAskedBefore() {
        World world =
                World.with().and(admin("a", 60, ALL, INGRESS, accept(ALL)), admin("z", 50, ALL, INGRESS, deny(ALL)));

        assertThat(outcome(world)).isEqualTo(DENIED);
        assertThat(outcome(World.with()
                        .and(admin("a", 40, ALL, INGRESS, accept(ALL)), admin("z", 50, ALL, INGRESS, deny(ALL)))))
                .isEqualTo(ALLOWED);
        assertThat(outcome(World.with()
                        .and(admin("a", 40, ALL, INGRESS, accept(app("b"))), admin("z", 50, ALL, INGRESS, deny(ALL)))))
                .isEqualTo(DENIED);
    }

    @Test
    void passLeavesTheTierAndTheNextIsAsked() {
        ClusterNetworkPolicy passes = admin("p", 5, ALL, INGRESS, pass(ALL), deny(ALL));
        ClusterNetworkPolicy denies = admin("q", 6, ALL, INGRESS, deny(ALL));
        ClusterNetworkPolicy guardrail = baseline("b", 5, ALL, INGRESS, deny(ALL));

        assertThat(outcome(World.with().and(passes, denies))).isEqualTo(ALLOWED);
        assertThat(outcome(World.with(CLOSED).and(passes, denies))).isEqualTo(DENIED);
        assertThat(outcome(World.with(FROM_X).and(passes, guardrail))).isEqualTo(DENIED);
        assertThat(World.with(FROM_X).and(passes, guardrail).outcome("x/a", "x/b", "TCP 80"))
                .isEqualTo(ALLOWED);
        assertThat(outcome(World.with().and(passes, guardrail))).isEqualTo(DENIED);
    }

    @Test
    void networkPolicyIsFinalWhereItIsolates() {
        ClusterNetworkPolicy accepts = baseline("b", 5, ALL, INGRESS, accept(ALL));

        assertThat(outcome(World.with(CLOSED).and(accepts))).isEqualTo(DENIED);
        assertThat(World.with(FROM_X)
                        .and(baseline("b", 5, ALL, INGRESS, deny(ALL)))
                        .outcome("x/a", "x/b", "TCP 80"))
                .isEqualTo(ALLOWED);
    }

    @Test
    void baselineIsAskedWhereNoNetworkPolicyIsolates() {
        assertThat(outcome(World.with().and(baseline("b", 5, ALL, INGRESS, deny(ALL)))))
                .isEqualTo(DENIED);
        assertThat(outcome(World.with(World.egress(everything())).and(baseline("b", 5, ALL, INGRESS, deny(ALL)))))
                .as("isolated in the other direction only")
                .isEqualTo(DENIED);
    }

    @Test
    void severalBaselinePoliciesAreAskedByPriority() {
        ClusterNetworkPolicy first = baseline("z", 1, ALL, INGRESS, accept(app("b")));
        ClusterNetworkPolicy second = baseline("a", 2, ALL, INGRESS, deny(ALL));

        assertThat(outcome(World.with().and(first, second))).isEqualTo(DENIED);
        assertThat(World.with().and(first, second).outcome("y/b", "x/b", "TCP 80"))
                .isEqualTo(ALLOWED);
    }

    @Test
    void passInBaselineComesToTheDefault() {
        assertThat(outcome(World.with().and(baseline("b", 5, ALL, INGRESS, pass(ALL), deny(ALL)))))
                .isEqualTo(ALLOWED);
    }

    @Test
    void equalPrioritiesThatDisagreeAreAmbiguous() {
        ClusterNetworkPolicy accepts = admin("a", 5, ALL, INGRESS, accept(ALL));
        ClusterNetworkPolicy denies = admin("b", 5, ALL, INGRESS, deny(ALL));
        ClusterNetworkPolicy passes = admin("c", 5, ALL, INGRESS, pass(ALL));

        assertThat(outcome(World.with().and(accepts, denies))).isEqualTo(AMBIGUOUS);
        assertThat(outcome(World.with().and(denies, passes))).isEqualTo(AMBIGUOUS);
        assertThat(outcome(World.with(CLOSED).and(accepts, passes))).isEqualTo(AMBIGUOUS);
        assertThat(outcome(World.with().and(passes, accepts, baseline("b", 5, ALL, INGRESS, deny(ALL)))))
                .isEqualTo(AMBIGUOUS);
    }

    @Test
    void equalPrioritiesThatAgreeOrDoNotOverlapAreNoIssue() {
        ClusterNetworkPolicy accepts = admin("a", 5, ALL, INGRESS, accept(ALL));
        ClusterNetworkPolicy denies = admin("b", 5, ALL, INGRESS, deny(ALL));
        ClusterNetworkPolicy passes = admin("c", 5, ALL, INGRESS, pass(ALL));

        assertThat(outcome(World.with().and(accepts, admin("d", 5, ALL, INGRESS, accept(ALL)))))
                .isEqualTo(ALLOWED);
        assertThat(outcome(World.with().and(accepts, passes)))
                .as("what follows the Pass allows")
                .isEqualTo(ALLOWED);
        assertThat(outcome(World.with(CLOSED).and(denies, passes)))
                .as("what follows the Pass denies")
                .isEqualTo(DENIED);
        assertThat(outcome(World.with().and(denies, admin("d", 5, ALL, INGRESS, accept(app("b"))))))
                .isEqualTo(DENIED);
        assertThat(outcome(World.with().and(denies, admin("d", 5, app("a"), INGRESS, accept(ALL)))))
                .isEqualTo(DENIED);
        assertThat(outcome(World.with().and(denies, admin("d", 5, ALL, EGRESS, accept(ALL)))))
                .isEqualTo(DENIED);
        assertThat(outcome(World.with().and(accepts, baseline("d", 5, ALL, INGRESS, deny(ALL)))))
                .isEqualTo(ALLOWED);
    }

    @Test
    void theKindsShareTheTiers() {
        ClusterNetworkPolicy legacyAdmin = ClusterNetworkPolicy.builder()
                .from(admin("a", 5, ALL, INGRESS, deny(ALL)))
                .kind(PolicyKind.ADMIN_NETWORK_POLICY)
                .build();
        ClusterNetworkPolicy legacyBaseline = ClusterNetworkPolicy.builder()
                .from(baseline("default", 500, ALL, INGRESS, deny(ALL)))
                .kind(PolicyKind.BASELINE_ADMIN_NETWORK_POLICY)
                .build();

        assertThat(legacyAdmin.tier()).isEqualTo(Tier.ADMIN);
        assertThat(outcome(World.with().and(legacyAdmin))).isEqualTo(DENIED);
        assertThat(outcome(World.with().and(legacyAdmin, admin("a", 5, ALL, INGRESS, accept(ALL)))))
                .isEqualTo(AMBIGUOUS);
        assertThat(outcome(World.with().and(legacyBaseline))).isEqualTo(DENIED);
        assertThat(outcome(World.with().and(legacyBaseline, baseline("a", 499, ALL, INGRESS, accept(ALL)))))
                .isEqualTo(ALLOWED);
        assertThat(outcome(World.with().and(legacyBaseline, baseline("a", 500, ALL, INGRESS, accept(ALL)))))
                .isEqualTo(AMBIGUOUS);
    }

    @Test
    void bothEndsAreAsked() {
        ClusterNetworkPolicy accepts = admin("a", 0, ALL, EGRESS, accept(ALL));

        assertThat(outcome(World.with(CLOSED).and(accepts))).isEqualTo(DENIED);
        assertThat(outcome(World.with().and(accepts, admin("b", 0, ALL, INGRESS, deny(ALL)))))
                .isEqualTo(DENIED);
        assertThat(outcome(World.with()
                        .and(
                                admin("a", 0, ALL, EGRESS, accept(ALL)),
                                admin("b", 0, ALL, EGRESS, deny(ALL)),
                                admin("c", 0, ALL, INGRESS, deny(ALL)))))
                .as("ambiguous at one end, denied at the other")
                .isEqualTo(DENIED);
    }

    @Test
    void aPodReachesItselfWhateverTheTiersSay() {
        assertThat(World.with().and(admin("a", 0, ALL, EGRESS, deny(ALL))).outcome("x/a", "x/a", "TCP 80"))
                .isEqualTo(ALLOWED);
    }
}
