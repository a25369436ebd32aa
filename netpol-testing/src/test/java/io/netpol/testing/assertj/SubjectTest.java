package io.netpol.testing.assertj;

import static io.netpol.testing.assertj.Fixture.cluster;
import static io.netpol.testing.assertj.Fixture.live;
import static io.netpol.testing.assertj.Fixture.shop;
import static io.netpol.testing.assertj.Fixture.shopWith;
import static io.netpol.testing.assertj.Fixture.whole;
import static io.netpol.testing.assertj.NetpolAssertions.assertThat;
import static io.netpol.testing.assertj.NetpolAssertions.from;
import static io.netpol.testing.assertj.NetpolAssertions.named;
import static io.netpol.testing.assertj.NetpolAssertions.podsIn;
import static io.netpol.testing.assertj.NetpolAssertions.podsInAllNamespaces;
import static io.netpol.testing.assertj.NetpolAssertions.podsMatching;
import static io.netpol.testing.assertj.NetpolAssertions.subjects;
import static io.netpol.testing.assertj.NetpolAssertions.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netpol.cluster.Cluster;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespaceScope;
import io.netpol.model.PodPeer;
import io.netpol.model.Requirement;
import io.netpol.validation.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Subjects that stand for something, and what is said of those that do not. */
class SubjectTest {

    /** Namespaces without pods, without live pods, and without labels. */
    private static final Cluster ODD = cluster("""
            apiVersion: v1
            kind: Namespace
            metadata: {name: empty}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: done, namespace: ended}
            status: {phase: Failed}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: bare, namespace: bare}
            """);

    private static LabelSelector label(String key, String value) {
        return LabelSelector.of(Requirement.equalTo(key, value));
    }

    @Test
    void namesThatFitNothing() {
        assertThat(whole(() -> assertThat(shop()).allowsOnly(from("shop/fronted"), to("shop/api"))))
                .isEqualTo("""
                Expecting only shop/fronted to reach shop/api, but:
                  no pod or workload is named shop/fronted; did you mean shop/frontend?
                EXPECTED only shop/fronted to reach shop/api
                ACTUAL no answer""");
        assertThat(whole(() -> assertThat(shop()).allowsOnly(from("shop/x", "shop/frontend[Pod]"), to("shop/api"))))
                .isEqualTo("""
                Expecting only shop/x or shop/frontend[Pod] to reach shop/api, but:
                  no pod or workload is named shop/x; the input has monitoring/scraper, shop/api, shop/database, shop/frontend
                  no pod or workload is named shop/frontend[Pod]; did you mean shop/frontend?
                EXPECTED only shop/x or shop/frontend[Pod] to reach shop/api
                ACTUAL no answer""");
        assertThat(whole(() -> assertThat(shop()).allowsOnly(from("frontend"), to("shop/api"))))
                .isEqualTo("""
                Expecting only frontend to reach shop/api, but:
                  "frontend" names no endpoint; write namespace/pod, namespace/workload, namespace/name[Kind] or an IP address
                EXPECTED only frontend to reach shop/api
                ACTUAL no answer""");
    }

    @Test
    void bothSidesAreToldTogether() {
        assertThat(whole(() -> assertThat(shop()).allowsOnly(from("shop/fronted", "shop/batch"), to(podsIn("shpo")))))
                .isEqualTo("""
                Expecting only shop/fronted or shop/batch to reach all pods in namespace shpo, but:
                  no pod or workload is named shop/fronted; did you mean shop/frontend?
                  no pod or workload is named shop/batch; the input has monitoring/scraper, shop/api, shop/database, shop/frontend
                  all pods in namespace shpo: no namespace is named shpo; did you mean shop?
                EXPECTED only shop/fronted or shop/batch to reach all pods in namespace shpo
                ACTUAL no answer""");
    }

    @Test
    void namespacesThatDoNotExist() {
        assertThat(whole(() -> assertThat(shop()).allowsOnly(from(podsIn("shpo")), to("shop/api"))))
                .isEqualTo("""
                Expecting only all pods in namespace shpo to reach shop/api, but:
                  all pods in namespace shpo: no namespace is named shpo; did you mean shop?
                EXPECTED only all pods in namespace shpo to reach shop/api
                ACTUAL no answer""");
        assertThat(whole(() -> assertThat(shop()).allowsOnly(from(podsIn("zzzzzzzz")), to("shop/api"))))
                .isEqualTo("""
                Expecting only all pods in namespace zzzzzzzz to reach shop/api, but:
                  all pods in namespace zzzzzzzz: no namespace is named zzzzzzzz; the namespaces are monitoring, shop
                EXPECTED only all pods in namespace zzzzzzzz to reach shop/api
                ACTUAL no answer""");
        assertThat(whole(() -> assertThat(shop())
                        .allowsOnly(
                                from(podsMatching(PodPeer.of(
                                        LabelSelector.everything(), NamespaceScope.named(List.of("shop", "shpo"))))),
                                to("shop/api"))))
                .isEqualTo("""
                Expecting only all pods in any of the namespaces shop, shpo to reach shop/api, but:
                  all pods in any of the namespaces shop, shpo: no namespace is named shpo; did you mean shop?
                EXPECTED only all pods in any of the namespaces shop, shpo to reach shop/api
                ACTUAL no answer""");
        assertThat(whole(() -> assertThat(shop())
                        .allowsOnly(
                                from(podsMatching(PodPeer.of(
                                        LabelSelector.everything(), NamespaceScope.matching(label("team", "x"))))),
                                to("shop/api"))))
                .isEqualTo("""
                Expecting only all pods in namespaces with team=x to reach shop/api, but:
                  all pods in namespaces with team=x: there are none, as no namespace has these labels
                EXPECTED only all pods in namespaces with team=x to reach shop/api
                ACTUAL no answer""");
        assertThat(whole(() -> assertThat(Cluster.builder().build()).isolates(podsIn("bare"))))
                .isEqualTo("""
                Expecting all pods in namespace bare to be isolated for ingress and egress, but:
                  all pods in namespace bare: no namespace is named bare; there are no namespaces
                EXPECTED all pods in namespace bare to be isolated for ingress and egress
                ACTUAL no answer""");
    }

    @Test
    void namespacesWithoutPods() {
        assertThat(whole(() -> assertThat(ODD).isolates(podsIn("empty")))).isEqualTo("""
                Expecting all pods in namespace empty to be isolated for ingress and egress, but:
                  all pods in namespace empty: there are none
                EXPECTED all pods in namespace empty to be isolated for ingress and egress
                ACTUAL no answer""");
        assertThat(whole(() -> assertThat(ODD).isolates(podsIn("ended")))).isEqualTo("""
                Expecting all pods in namespace ended to be isolated for ingress and egress, but:
                  all pods in namespace ended: there are none, as all that are there have ended: ended/done
                EXPECTED all pods in namespace ended to be isolated for ingress and egress
                ACTUAL no answer""");
    }

    @Test
    void labelsThatNoPodHas() {
        assertThat(whole(() ->
                        assertThat(shop()).allowsOnly(from(podsIn("shop").labeled("app", "apii")), to("shop/api"))))
                .isEqualTo("""
                Expecting only pods with app=apii in namespace shop to reach shop/api, but:
                  pods with app=apii in namespace shop: there are none; did you mean app=api?
                EXPECTED only pods with app=apii in namespace shop to reach shop/api
                ACTUAL no answer""");
        assertThat(whole(() ->
                        assertThat(shop()).allowsOnly(from(podsIn("shop").labeled("tier", "x")), to("shop/api"))))
                .isEqualTo("""
                Expecting only pods with tier=x in namespace shop to reach shop/api, but:
                  pods with tier=x in namespace shop: there are none; the labels there are app=api, app=database, app=frontend
                EXPECTED only pods with tier=x in namespace shop to reach shop/api
                ACTUAL no answer""");
        assertThat(whole(() -> assertThat(shop())
                        .allowsOnly(
                                from(podsIn("shop").labeled("app", "api").labeled("app", "frontend")), to("shop/api"))))
                .isEqualTo("""
                Expecting only pods with app=api and app=frontend in namespace shop to reach shop/api, but:
                  pods with app=api and app=frontend in namespace shop: there are none; no pod there has all these labels
                EXPECTED only pods with app=api and app=frontend in namespace shop to reach shop/api
                ACTUAL no answer""");
        assertThat(whole(() -> assertThat(shop())
                        .allowsOnly(from(podsInAllNamespaces().labeled("app", "datbase")), to("shop/api"))))
                .isEqualTo("""
                Expecting only pods with app=datbase in all namespaces to reach shop/api, but:
                  pods with app=datbase in all namespaces: there are none; did you mean app=database?
                EXPECTED only pods with app=datbase in all namespaces to reach shop/api
                ACTUAL no answer""");
        assertThat(whole(() -> assertThat(shop())
                        .allowsOnly(
                                from(podsMatching(PodPeer.of(
                                        LabelSelector.of(Requirement.doesNotExist("app")), NamespaceScope.all()))),
                                to("shop/api"))))
                .isEqualTo("""
                Expecting only pods with app absent in all namespaces to reach shop/api, but:
                  pods with app absent in all namespaces: there are none; no pod there has all these labels
                EXPECTED only pods with app absent in all namespaces to reach shop/api
                ACTUAL no answer""");
        assertThat(whole(() -> assertThat(ODD).isolates(podsIn("bare").labeled("app", "x"))))
                .isEqualTo("""
                Expecting pods with app=x in namespace bare to be isolated for ingress and egress, but:
                  pods with app=x in namespace bare: there are none; there are no labels there
                EXPECTED pods with app=x in namespace bare to be isolated for ingress and egress
                ACTUAL no answer""");
    }

    @Test
    void podsThatHaveEnded() {
        assertThat(whole(() -> assertThat(live("{podSelector: {}}")).isolates("x/done")))
                .isEqualTo("""
                Expecting x/done to be isolated for ingress and egress, but:
                  pod x/done is in phase Succeeded: it has ended and has no network any more; ask about a live pod
                EXPECTED x/done to be isolated for ingress and egress
                ACTUAL no answer""");
    }

    @Test
    void loopbackAddresses() {
        assertThat(whole(() -> assertThat(shop()).allowsOnly(from("127.0.0.1"), to("127.0.0.0/8"))))
                .isEqualTo("""
                Expecting only 127.0.0.1 to reach 127.0.0.0/8, but:
                  "127.0.0.1" is loopback, which never leaves a pod; name the pod itself
                  "127.0.0.0/8" is loopback, which never leaves a pod; name the pod itself
                EXPECTED only 127.0.0.1 to reach 127.0.0.0/8
                ACTUAL no answer""");
    }

    @Test
    void rangesThatPodsFill() {
        assertThat(whole(() -> assertThat(live("{podSelector: {}}")).allowsOnly(from("10.0.0.2/31"), to("x/db"))))
                .isEqualTo("""
                Expecting only 10.0.0.2/31 to reach x/db, but:
                  "10.0.0.2/31" stands for the addresses in it that no pod has, and there is none: they belong to x/db-0, x/db-1; name the pods
                EXPECTED only 10.0.0.2/31 to reach x/db
                ACTUAL no answer""");
    }

    @Test
    void addressesOfServices() {
        Cluster shop = shopWith("""
                apiVersion: v1
                kind: Service
                metadata: {name: api, namespace: shop}
                spec: {clusterIP: 10.96.0.7, selector: {app: api}}
                """);
        assertThat(whole(() -> assertThat(shop).denies(from("shop/frontend"), to("10.96.0.7"))))
                .isEqualTo("""
                Expecting shop/frontend not to reach 10.96.0.7, but:
                  10.96.0.7 is the address of Service shop/api; policies see the pods behind it and their ports: name those
                EXPECTED shop/frontend not to reach 10.96.0.7
                ACTUAL no answer""");
        assertThat(shop).denies(from("shop/api"), to("10.96.0.8"));
    }

    @Test
    void allKindsOfSubjects() {
        PodPeer peer = PodPeer.of(label("app", "frontend"), NamespaceScope.matching(label("team", "storefront")));
        assertThat(shop())
                .allowsOnly(from("shop/frontend"), to("shop/api"))
                .allowsOnly(from("shop/frontend[Deployment]"), to("shop/api[Deployment]"))
                .allowsOnly(
                        from(podsIn("shop").labeled("app", "frontend")),
                        to(podsInAllNamespaces().labeled("app", "api")))
                .allowsOnly(from(podsMatching(peer)), to(named(List.of("shop/api"))))
                .allowsOnly(
                        from(subjects(List.of(named("shop/api"), podsIn("monitoring")))),
                        to(podsMatching(PodPeer.of(label("app", "database"), NamespaceScope.named("shop")))));
    }

    @Test
    void subjectsInWords() {
        assertThat(from("shop/a", "10.0.0.0/8")).hasToString("shop/a or 10.0.0.0/8");
        assertThat(to(podsIn("shop").labeled("app", "a"), named("shop/b")))
                .hasToString("pods with app=a in namespace shop or shop/b");
        assertThat(NetpolAssertions.except(podsInAllNamespaces())).hasToString("all pods in all namespaces");
        assertThat(subjects(List.of(named("shop/a", "shop/b"), named("shop/c"))))
                .hasToString("shop/a or shop/b or shop/c");
    }

    @Test
    void listsOfNoSubjectsAreAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> named(List.of()))
                .withMessage("a list of no subjects; for every pod write podsInAllNamespaces()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> subjects(List.of()))
                .withMessage("a list of no subjects; for every pod write podsInAllNamespaces()");
    }

    @Test
    void whatIsWrongWhereverItStandsIsRefusedWhereItIsWritten() {
        PodPeer own = PodPeer.of(label("app", "a"), NamespaceScope.own());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> podsMatching(own))
                .withMessage("\"pods with app=a in the same namespace\" are pods in the namespace of a policy, and an"
                        + " assertion has none; say in which namespace, as with inNamespace(…)");
        assertThatIllegalArgumentException().isThrownBy(() -> podsIn("Shop")).isInstanceOf(InvalidValueException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> podsIn("shop").labeled("app", "no blanks"))
                .isInstanceOf(InvalidValueException.class);
    }
}
