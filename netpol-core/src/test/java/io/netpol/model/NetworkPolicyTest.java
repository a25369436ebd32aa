package io.netpol.model;

import static io.netpol.net.Direction.EGRESS;
import static io.netpol.net.Direction.INGRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.netpol.draft.MetadataDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.validation.Drafts;
import io.netpol.validation.InvalidValueException;
import io.netpol.validation.Strictness;
import io.netpol.validation.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkPolicyTest {
    private static final Rule ANYTHING = Rule.of(Peers.anywhere(), Ports.any());
    private static final Rule HTTP = Rule.of(
            Peers.of(
                    IpBlock.of(Cidr.parse("10.0.0.0/8")), PodPeer.of(LabelSelector.everything(), NamespaceScope.all())),
            Ports.of(Ports.tcp(80), Ports.tcp(8000).through(8999)));

    private static NetworkPolicy.Builder policy() {
        return NetworkPolicy.builder().namespace("x").name("p").podSelector(LabelSelector.everything());
    }

    @Test
    void holdsWhatItIsMadeOf() {
        NetworkPolicy policy = policy().putLabels("b", "2")
                .putLabels("a", "1")
                .putAnnotations("d", "any text")
                .putAnnotations("c", "")
                .addIsolates(EGRESS, INGRESS)
                .addIngress(HTTP, ANYTHING)
                .addEgress(ANYTHING)
                .build();

        assertThat(policy.id()).isEqualTo(PolicyId.of("x", "p")).hasToString("x/p");
        assertThat(policy.labels()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
        assertThat(policy.annotations()).containsExactly(Map.entry("c", ""), Map.entry("d", "any text"));
        assertThat(policy.isolates()).containsExactly(INGRESS, EGRESS);
        assertThat(policy.rules(INGRESS)).isEqualTo(policy.ingress()).containsExactly(HTTP, ANYTHING);
        assertThat(policy.rules(EGRESS)).isEqualTo(policy.egress()).containsExactly(ANYTHING);
    }

    @Test
    void everythingButTheRulesIsRequired() {
        assertThatIllegalStateException()
                .isThrownBy(() -> NetworkPolicy.builder().build())
                .withMessageContaining("namespace")
                .withMessageContaining("name")
                .withMessageContaining("podSelector");
        assertThatIllegalStateException()
                .isThrownBy(() -> NetworkPolicy.builder()
                        .namespace("x")
                        .name("p")
                        .addIsolates(INGRESS)
                        .build());
    }

    @Test
    void aPolicyIsolates() {
        assertThatThrownBy(() -> policy().build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "NetworkPolicy x/p is not valid: spec.policyTypes: a policy isolates at least one direction;"
                                + " name Ingress, Egress or both");
    }

    @Test
    void rulesBelongToADirectionThatIsIsolated() {
        assertThatThrownBy(
                        () -> policy().addIsolates(EGRESS).addIngress(ANYTHING).build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "NetworkPolicy x/p is not valid: spec.ingress: rules of a direction that is not isolated have"
                                + " no effect; isolate Ingress, or leave them out");
        assertThatThrownBy(
                        () -> policy().addIsolates(INGRESS).addEgress(ANYTHING).build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("spec.egress: ")
                .hasMessageContaining("isolate Egress");
    }

    @Test
    void metadataFollowsTheRules() {
        NetworkPolicy.Builder policy = NetworkPolicy.builder()
                .namespace("A.b")
                .name("")
                .putLabels("?", "v")
                .putAnnotations("?", "v")
                .podSelector(LabelSelector.everything())
                .addIngress(ANYTHING);

        assertThatThrownBy(policy::build)
                .asInstanceOf(type(InvalidValueException.class))
                .satisfies(thrown -> assertThat(thrown.violations())
                        .extracting(Violation::path)
                        .containsExactly(
                                "metadata.name",
                                "metadata.namespace",
                                "metadata.labels",
                                "metadata.annotations",
                                "spec.policyTypes",
                                "spec.ingress"));
    }

    @Test
    void theManifestIsExplicit() {
        NetworkPolicyDraft draft =
                policy().addIsolates(EGRESS, INGRESS).addIngress(HTTP).build().toDraft();

        assertThat(draft)
                .isEqualTo(NetworkPolicyDraft.builder()
                        .metadata(Drafts.metadata().name("p").namespace("x").build())
                        .podSelector(LabelSelector.everything().toDraft())
                        .addPolicyTypes("Ingress", "Egress")
                        .addIngress(HTTP.toDraft())
                        .build());
    }

    @Test
    void equalPoliciesAreOne() {
        NetworkPolicy policy = policy().addIsolates(INGRESS).addIngress(HTTP).build();

        assertThat(policy)
                .isEqualTo(policy().addIsolates(INGRESS).addIngress(HTTP).build())
                .hasSameHashCodeAs(
                        policy().addIsolates(INGRESS).addIngress(HTTP).build())
                .isNotEqualTo(policy().addIsolates(INGRESS).build())
                .isNotEqualTo(
                        policy().name("q").addIsolates(INGRESS).addIngress(HTTP).build());
        assertThat(policy().addIsolates(INGRESS, EGRESS).build())
                .isEqualTo(policy().addIsolates(EGRESS, INGRESS).build());
    }

    @Test
    void aDraftThatBreaksTheRulesIsRefused() {
        NetworkPolicyDraft draft = NetworkPolicyDraft.builder()
                .metadata(Drafts.metadata().build())
                .addPolicyTypes("Both")
                .addIngress(Drafts.ports(Drafts.port(0)))
                .build();

        assertThatThrownBy(() -> NetworkPolicy.of(draft, Strictness.FULL))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "NetworkPolicy foo is not valid: spec.ingress[0].ports[0].port: 0 is no port; ports are 1 to"
                                + " 65535; spec.policyTypes[0]: \"Both\" is no policy type; write Ingress or Egress");
    }

    @Test
    void aDraftWithoutANameIsRefused() {
        NetworkPolicyDraft nameless = NetworkPolicyDraft.builder()
                .metadata(MetadataDraft.builder().namespace("x").build())
                .build();
        NetworkPolicyDraft prefixed = NetworkPolicyDraft.builder()
                .metadata(MetadataDraft.builder()
                        .namespace("x")
                        .generateName("p-")
                        .build())
                .build();

        assertThatThrownBy(() -> NetworkPolicy.of(nameless, Strictness.FULL))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("NetworkPolicy without a name is not valid: metadata.name: a name is required; write one,"
                        + " such as default-deny");
        // valid for the API server, which makes the name; a value has to have one
        assertThatThrownBy(() -> NetworkPolicy.of(prefixed, Strictness.FULL))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("metadata.name: a name is required");
    }

    @Test
    void identitiesAreOrderedByNamespaceThenName() {
        assertThat(List.of(PolicyId.of("b", "a"), PolicyId.of("a", "b"), PolicyId.of("a", "a")))
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(PolicyId.of("a", "b")).isEqualByComparingTo(PolicyId.of("a", "b"));
    }

    @Test
    void directionsAreInTheOrderOfTheManifest() {
        assertThat(Direction.values()).containsExactly(INGRESS, EGRESS);
    }
}
