package io.netpol.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.netpol.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointFinderTest {
    private static final Pod ALONE =
            pod("shop", "alone").addIps(IpAddress.parse("10.0.0.1")).build();
    private static final Pod WEB_1 = of("Deployment", "web", pod("shop", "web-1"));
    private static final Pod WEB_2 = of("Deployment", "web", pod("shop", "web-2"));
    private static final Pod DB = of("StatefulSet", "db", pod("shop", "db").fromTemplate(true));
    private static final Pod TWIN_A = of("Deployment", "twin", pod("shop", "twin-a"));
    private static final Pod TWIN_B = of("DaemonSet", "twin", pod("shop", "twin-b"));
    private static final Pod NAMED_AS_ITS_OWNER = of("Job", "once", pod("shop", "once"));
    private static final Pod NAMED_AS_A_SIBLING_OWNER = of("Job", "both", pod("shop", "both"));
    private static final Pod SIBLING = of("Job", "both", pod("shop", "both-2"));
    private static final Pod NAMED_AS_ANOTHER = of("Deployment", "other", pod("shop", "db2"));
    private static final Pod ANOTHER = of("StatefulSet", "db2", pod("shop", "db2-0"));
    private static final Pod OTHER_NAMESPACE = of("Deployment", "web", pod("bank", "web-1"));
    private static final Pod ENDED =
            of("Job", "nightly", pod("shop", "nightly-1").phase(PodPhase.SUCCEEDED));

    private static final EndpointFinder FINDER = EndpointFinder.in(Cluster.builder()
            .pod(ALONE)
            .pod(WEB_2)
            .pod(WEB_1)
            .pod(DB)
            .pod(TWIN_A)
            .pod(TWIN_B)
            .pod(NAMED_AS_ITS_OWNER)
            .pod(NAMED_AS_A_SIBLING_OWNER)
            .pod(SIBLING)
            .pod(NAMED_AS_ANOTHER)
            .pod(ANOTHER)
            .pod(OTHER_NAMESPACE)
            .pod(ENDED)
            .build());

    private static Pod.Builder pod(String namespace, String name) {
        return Pod.builder().namespace(namespace).name(name);
    }

    private static Pod of(String kind, String workload, Pod.Builder pod) {
        Pod ownerless = pod.build();
        return pod.workload(new WorkloadId(ownerless.namespace(), workload, kind))
                .build();
    }

    private static void assertUnanswerable(String text, String message) {
        assertThatThrownBy(() -> FINDER.find(text))
                .isInstanceOf(UnanswerableException.class)
                .hasMessage(message);
    }

    @Test
    void pods() {
        assertThat(FINDER.find("shop/alone")).containsExactly(ALONE);
        assertThat(FINDER.find("shop/web-1")).containsExactly(WEB_1);
        assertThat(FINDER.find("bank/web-1")).containsExactly(OTHER_NAMESPACE);
        assertThat(FINDER.find("shop/alone[Pod]")).containsExactly(ALONE);
        assertThat(FINDER.find("shop/web-1[Pod]")).containsExactly(WEB_1);
    }

    @Test
    void workloads() {
        // every pod, in the order of the input
        assertThat(FINDER.find("shop/web")).containsExactly(WEB_2, WEB_1);
        assertThat(FINDER.find("shop/web[Deployment]")).containsExactly(WEB_2, WEB_1);
        assertThat(FINDER.find("bank/web")).containsExactly(OTHER_NAMESPACE);
        assertThat(FINDER.find("shop/db")).containsExactly(DB);
        assertThat(FINDER.find("shop/db[StatefulSet]")).containsExactly(DB);
        assertThat(FINDER.find("shop/twin[DaemonSet]")).containsExactly(TWIN_B);
    }

    @Test
    void addresses() {
        assertThat(FINDER.find("10.0.0.1")).containsExactly(ALONE);
        assertThat(FINDER.find("::ffff:10.0.0.1")).containsExactly(ALONE);
        assertThat(FINDER.find("192.0.2.1")).containsExactly(new ExternalAddress(IpAddress.parse("192.0.2.1")));
        assertThat(FINDER.find("2001:db8::1")).containsExactly(new ExternalAddress(IpAddress.parse("2001:db8::1")));
    }

    @Test
    void aPodThatIsAllOfAWorkloadOfItsNameIsNoSecondThing() {
        assertThat(FINDER.find("shop/once")).containsExactly(NAMED_AS_ITS_OWNER);
        assertThat(FINDER.find("shop/once[Job]")).containsExactly(NAMED_AS_ITS_OWNER);
        assertThat(FINDER.find("shop/once[Pod]")).containsExactly(NAMED_AS_ITS_OWNER);
    }

    @Test
    void aNameThatFitsTwoWorkloadsListsThem() {
        assertUnanswerable(
                "shop/twin",
                "\"shop/twin\" fits several things: [shop/twin[DaemonSet], shop/twin[Deployment]]; write the kind too,"
                        + " as in shop/twin[DaemonSet]");
    }

    @Test
    void aNameThatFitsAPodAndAWorkloadListsThem() {
        assertUnanswerable(
                "shop/db2",
                "\"shop/db2\" fits several things: the pod shop/db2, [shop/db2[StatefulSet]]; write the kind too, as in"
                        + " shop/db2[StatefulSet]");
        assertUnanswerable(
                "shop/both",
                "\"shop/both\" fits several things: the pod shop/both, [shop/both[Job]]; write the kind too, as in"
                        + " shop/both[Job]");
        assertThat(FINDER.find("shop/db2[Pod]")).containsExactly(NAMED_AS_ANOTHER);
        assertThat(FINDER.find("shop/db2[StatefulSet]")).containsExactly(ANOTHER);
        assertThat(FINDER.find("shop/both[Pod]")).containsExactly(NAMED_AS_A_SIBLING_OWNER);
        assertThat(FINDER.find("shop/both[Job]")).containsExactly(NAMED_AS_A_SIBLING_OWNER, SIBLING);
    }

    @Test
    void podsFromATemplateHaveNoNameOfTheirOwn() {
        Pod template = of("Deployment", "api", pod("shop", "api-template").fromTemplate(true));
        EndpointFinder finder =
                EndpointFinder.in(Cluster.builder().pod(template).build());

        assertThat(finder.find("shop/api")).containsExactly(template);
        assertThatThrownBy(() -> finder.find("shop/api-template"))
                .hasMessage("no pod or workload is named shop/api-template; the input has shop/api");
        assertThatThrownBy(() -> finder.find("shop/api-template[Pod]"))
                .hasMessage("no pod or workload is named shop/api-template[Pod]; the input has shop/api");
    }

    @Test
    void theNearestNameIsSuggested() {
        assertUnanswerable("shop/wbe", "no pod or workload is named shop/wbe; did you mean shop/web?");
        assertUnanswerable("Shop/Web", "no pod or workload is named Shop/Web; did you mean shop/web?");
        assertUnanswerable("ship/alone", "no pod or workload is named ship/alone; did you mean shop/alone?");
        assertUnanswerable(
                "shop/web[StatefulSet]", "no pod or workload is named shop/web[StatefulSet]; did you mean shop/web?");
        assertUnanswerable("shop/web[Pod]", "no pod or workload is named shop/web[Pod]; did you mean shop/web?");
    }

    @Test
    void withoutANearNameSomeAreListed() {
        assertUnanswerable(
                "elsewhere/entirely",
                "no pod or workload is named elsewhere/entirely; the input has bank/web, bank/web-1, shop/alone,"
                        + " shop/both, shop/both-2, shop/db, shop/db2, shop/db2-0, shop/once, shop/other and 6 more");
    }

    @Test
    void anEmptyClusterSaysSo() {
        EndpointFinder finder = EndpointFinder.in(Cluster.builder().build());

        assertThatThrownBy(() -> finder.find("shop/web"))
                .isInstanceOf(UnanswerableException.class)
                .hasMessage("no pod or workload is named shop/web; the input has no pods or workloads");
    }

    @Test
    void podsThatHaveEndedAreNamed() {
        String message =
                "pod shop/nightly-1 is in phase Succeeded: it has ended and has no network any more; ask about a"
                        + " live pod";

        assertUnanswerable("shop/nightly-1", message);
        assertUnanswerable("shop/nightly-1[Pod]", message);
        assertUnanswerable("shop/nightly", message);
        assertUnanswerable("shop/nightly[Job]", message);
    }

    @Test
    void aLivePodHidesOneThatHasEnded() {
        Pod old = of("Job", "nightly", pod("shop", "nightly-1").phase(PodPhase.FAILED));
        Pod live = of("Job", "nightly", pod("shop", "nightly-2"));
        EndpointFinder finder =
                EndpointFinder.in(Cluster.builder().pod(old).pod(live).build());

        assertThat(finder.find("shop/nightly")).isEqualTo(ImmutableList.of(live));
        assertThatThrownBy(() -> finder.find("shop/nightly-1"))
                .hasMessageStartingWith("pod shop/nightly-1 is in phase Failed: ");
        assertThatThrownBy(() -> finder.find("bank/nightly-1"))
                .hasMessage("no pod or workload is named bank/nightly-1; the input has shop/nightly, shop/nightly-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "web",
                "/web",
                "shop/",
                "shop/web/extra",
                "shop/web[]",
                "shop/web[Deploy ment]",
                "shop/web]",
                "shop/web[Deployment]x",
                "10.0.0",
                "10.0.0.256"
            })
    void otherTextsNameNothing(String text) {
        assertThatThrownBy(() -> FINDER.find(text))
                .isInstanceOf(UnanswerableException.class)
                .hasMessage("\"" + text + "\" names no endpoint; write namespace/pod, namespace/workload,"
                        + " namespace/name[Kind] or an IP address");
    }

    @Test
    void aRangeOfAddressesIsNoEndpoint() {
        assertThatThrownBy(() -> FINDER.find("10.0.0.1/24"))
                .isInstanceOf(UnanswerableException.class)
                .hasMessage("\"10.0.0.1/24\" is a range of addresses; ask about one of them, such as 10.0.0.0");
    }
}
