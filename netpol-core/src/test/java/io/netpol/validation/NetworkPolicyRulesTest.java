package io.netpol.validation;

import static io.netpol.validation.Drafts.block;
import static io.netpol.validation.Drafts.ipBlock;
import static io.netpol.validation.Drafts.labels;
import static io.netpol.validation.Drafts.pathsAndKinds;
import static io.netpol.validation.Drafts.peers;
import static io.netpol.validation.Drafts.policy;
import static io.netpol.validation.Drafts.port;
import static io.netpol.validation.Drafts.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.draft.RuleDraft;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules V0.4, V6.1 and V6.2. */
class NetworkPolicyRulesTest {
    private static List<String> textsOf(NetworkPolicyDraft.Builder policy) {
        return texts(NetworkPolicyRules.check(policy.build(), Strictness.FULL));
    }

    @Test
    void atMostTwoDirections() {
        assertThat(textsOf(policy().addPolicyTypes("Ingress", "Egress", "Ingress")))
                .containsExactly(
                        "spec.policyTypes: 3 entries [Ingress, Egress, Ingress]; write Ingress, Egress or both,"
                                + " each once");
        assertThat(textsOf(policy().addPolicyTypes("Ingress", "Egress"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "foo, Ingress or Egress",
        "'', Ingress or Egress",
        "ingress, Ingress",
        "EGRESS, Egress",
        "'Ingress ', Ingress or Egress"
    })
    void directionsAreSpelledExactly(String type, String mend) {
        assertThat(NetworkPolicyRules.check(
                        policy().addPolicyTypes("Egress", type).build(), Strictness.FULL))
                .containsExactly(new Violation(
                        Severity.ERROR,
                        "spec.policyTypes[1]",
                        "",
                        ViolationKind.UNSUPPORTED,
                        "\"" + type + "\" is no policy type; write " + mend));
    }

    @Test
    void everyViolationInTheOrderOfTheServer() {
        RuleDraft bad = RuleDraft.builder()
                .addPeers(PeerDraft.builder().build(), ipBlock(block("2001:DB8::/32", "x")))
                .addPorts(port(0), port("80"))
                .build();
        NetworkPolicyDraft draft = NetworkPolicyDraft.builder()
                .addPolicyTypes("foo")
                .addEgress(bad)
                .addIngress(RuleDraft.builder().build(), bad)
                .podSelector(labels("a", "?"))
                .metadata(Drafts.metadata().name("A").build())
                .build();

        assertThat(pathsAndKinds(NetworkPolicyRules.check(draft, Strictness.FULL)))
                .containsExactly(
                        "metadata.name INVALID",
                        "spec.podSelector.matchLabels INVALID",
                        "spec.ingress[1].ports[0].port INVALID",
                        "spec.ingress[1].ports[1].port INVALID",
                        "spec.ingress[1].from[0] REQUIRED",
                        "warning spec.ingress[1].from[1].ipBlock.cidr INVALID",
                        "spec.ingress[1].from[1].ipBlock.except[0] INVALID",
                        "spec.egress[0].ports[0].port INVALID",
                        "spec.egress[0].ports[1].port INVALID",
                        "spec.egress[0].to[0] REQUIRED",
                        "warning spec.egress[0].to[1].ipBlock.cidr INVALID",
                        "spec.egress[0].to[1].ipBlock.except[0] INVALID",
                        "spec.policyTypes[0] UNSUPPORTED");
    }

    @Test
    void rulesThatAreInertAreCheckedAllTheSame() {
        assertThat(textsOf(policy().addPolicyTypes("Egress").addIngress(peers(ipBlock(block(""))))))
                .containsExactly(
                        "spec.ingress[0].from[0].ipBlock.cidr: an ipBlock needs a cidr, such as 192.0.2.0/24 or"
                                + " 2001:db8::/32");
    }
}
