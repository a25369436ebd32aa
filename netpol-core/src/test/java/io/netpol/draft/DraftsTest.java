package io.netpol.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is absent in a draft, and what is the same. */
class DraftsTest {
    @Test
    void anEmptyDraftHoldsNothing() {
        MetadataDraft metadata = MetadataDraft.builder().build();
        NetworkPolicyDraft policy =
                NetworkPolicyDraft.builder().metadata(metadata).build();

        assertThat(metadata.name()).isEmpty();
        assertThat(metadata.generateName()).isEmpty();
        assertThat(metadata.namespace()).isEmpty();
        assertThat(metadata.labels()).isEmpty();
        assertThat(metadata.annotations()).isEmpty();
        assertThat(metadata.generation()).isZero();
        assertThat(metadata.ownerReferences()).isEmpty();
        assertThat(metadata.finalizers()).isEmpty();
        assertThat(policy.podSelector()).isEmpty();
        assertThat(policy.policyTypes()).isEmpty();
        assertThat(policy.ingress()).isEmpty();
        assertThat(policy.egress()).isEmpty();
    }

    @Test
    void missingTextsAreEmpty() {
        RequirementDraft requirement = RequirementDraft.builder().build();
        OwnerReferenceDraft owner = OwnerReferenceDraft.builder().build();

        assertThat(requirement.key()).isEmpty();
        assertThat(requirement.operator()).isEmpty();
        assertThat(requirement.values()).isEmpty();
        assertThat(IpBlockDraft.builder().build().cidr()).isEmpty();
        assertThat(IpBlockDraft.builder().build().except()).isEmpty();
        assertThat(owner.apiVersion()).isEmpty();
        assertThat(owner.kind()).isEmpty();
        assertThat(owner.name()).isEmpty();
        assertThat(owner.uid()).isEmpty();
        assertThat(owner.controller()).isFalse();
    }

    @Test
    void absentAndEmptyListsAreTheSame() {
        assertThat(RuleDraft.builder().peers(List.of()).ports(List.of()).build())
                .isEqualTo(RuleDraft.builder().build());
        assertThat(SelectorDraft.builder()
                        .matchLabels(Map.of())
                        .matchExpressions(List.of())
                        .build())
                .isEqualTo(SelectorDraft.builder().build());
    }

    @Test
    void absentAndEmptySelectorsDiffer() {
        SelectorDraft empty = SelectorDraft.builder().build();

        assertThat(PeerDraft.builder().podSelector(empty).build())
                .isNotEqualTo(PeerDraft.builder().build())
                .isNotEqualTo(PeerDraft.builder().namespaceSelector(empty).build());
    }

    @Test
    void theOrderOfTheManifestIsKept() {
        SelectorDraft selector = SelectorDraft.builder()
                .putMatchLabels("b", "1")
                .putMatchLabels("a", "2")
                .build();

        assertThat(selector.matchLabels().keySet()).containsExactly("b", "a");
    }
}
