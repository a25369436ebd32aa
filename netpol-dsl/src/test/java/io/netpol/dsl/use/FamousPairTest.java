package io.netpol.dsl.use;

import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.Sentences.from;
import static io.netpol.dsl.Sentences.ingress;
import static io.netpol.dsl.Sentences.labeled;
import static io.netpol.dsl.Sentences.networkPolicy;
import static io.netpol.dsl.Sentences.pods;
import static io.netpol.model.Ports.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.draft.IntOrString;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.draft.PortDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.draft.SelectorDraft;
import io.netpol.model.NetworkPolicy;
import io.netpol.validation.Strictness;
import org.junit.jupiter.api.Test;

/**
 * Two manifests, of which the second has one dash more:
 *
 * <pre>{@code
 * - namespaceSelector: {matchLabels: {team: storefront}}      - namespaceSelector: {matchLabels: {team: storefront}}
 *   podSelector: {matchLabels: {app: frontend}}               - podSelector: {matchLabels: {app: frontend}}
 * }</pre>
 *
 * <p>In Java nobody takes one for the other.
 */
class FamousPairTest {
    private static final SelectorDraft STOREFRONT =
            SelectorDraft.builder().putMatchLabels("team", "storefront").build();
    private static final SelectorDraft FRONTEND =
            SelectorDraft.builder().putMatchLabels("app", "frontend").build();

    private static NetworkPolicy manifest(PeerDraft... peers) {
        NetworkPolicyDraft draft = NetworkPolicyDraft.builder()
                .metadata(
                        MetadataDraft.builder().namespace("data").name("search").build())
                .podSelector(
                        SelectorDraft.builder().putMatchLabels("app", "search").build())
                .addPolicyTypes("Ingress")
                .addIngress(RuleDraft.builder()
                        .addPeers(peers)
                        .addPorts(PortDraft.builder().port(IntOrString.of(9200)).build())
                        .build())
                .build();
        return NetworkPolicy.of(draft, Strictness.FULL);
    }

    @Test
    void oneItem() {
        NetworkPolicy said = networkPolicy("search")
                .inNamespace("data")
                .selecting(pods(labeled("app", "search")))
                .isolating(ingress(from(pods(labeled("app", "frontend")).inNamespaces(labeled("team", "storefront")))
                        .on(tcp(9200))));

        assertThat(said)
                .isEqualTo(manifest(PeerDraft.builder()
                        .namespaceSelector(STOREFRONT)
                        .podSelector(FRONTEND)
                        .build()));
        assertThat(said.describe()).isEqualTo("""
                NetworkPolicy data/search
                  applies to pods with app=search in namespace data
                  ingress: isolated, so these pods are reached only by what some policy lets in
                  ingress: lets in TCP 9200 from pods with app=frontend in namespaces with team=storefront, data among them if it fits
                  egress: not isolated by this policy, which keeps these pods from nothing""");
    }

    @Test
    void twoItems() {
        NetworkPolicy said = networkPolicy("search")
                .inNamespace("data")
                .selecting(pods(labeled("app", "search")))
                .isolating(ingress(from(
                                allPods().inNamespaces(labeled("team", "storefront")),
                                pods(labeled("app", "frontend")).inSameNamespace())
                        .on(tcp(9200))));

        assertThat(said)
                .isEqualTo(manifest(
                        PeerDraft.builder().namespaceSelector(STOREFRONT).build(),
                        PeerDraft.builder().podSelector(FRONTEND).build()));
        assertThat(said.describe()).isEqualTo("""
                NetworkPolicy data/search
                  applies to pods with app=search in namespace data
                  ingress: isolated, so these pods are reached only by what some policy lets in
                  ingress: lets in TCP 9200 from all pods in namespaces with team=storefront, data among them if it fits
                  ingress: lets in TCP 9200 from pods with app=frontend in the same namespace, data
                  egress: not isolated by this policy, which keeps these pods from nothing""");
    }
}
