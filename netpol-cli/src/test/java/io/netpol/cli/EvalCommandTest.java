package io.netpol.cli;

import static io.netpol.cli.Manifest.pod;
import static io.netpol.cli.Manifest.podOf;
import static io.netpol.cli.Manifest.policy;
import static io.netpol.cli.Manifest.policyForBlock;
import static io.netpol.cli.Manifest.stream;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code netpol eval}: one question, its answer as text, as JSON and as an exit status. */
class EvalCommandTest {
    private static final int NO_DEFINITE_ANSWER = 3;

    @TempDir
    Path folder;

    private Ran eval(String manifests, String from, String to, int port, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("in.yaml"), manifests);
        List<String> arguments = new ArrayList<>(
                List.of("eval", file.toString(), "--from", from, "--to", to, "--port", String.valueOf(port)));
        arguments.addAll(List.of(options));
        return Ran.netpol(arguments.toArray(String[]::new)).in(folder);
    }

    private static Ran shop(String from, String to, int port, String... options) {
        return Ran.netpol(Stream.concat(
                        Stream.of("eval", "../examples/online-shop", "--from=" + from, "--to=" + to, "--port=" + port),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    // --- the example

    @Test
    void allowed() {
        Ran ran = shop("shop/frontend", "shop/cart", 7070);

        assertThat(ran.outLines())
                .containsExactly(
                        "shop/frontend[Deployment] => shop/cart[Deployment] TCP 7070 (IPv4): allowed",
                        "  egress from shop/frontend[Deployment]: allowed, as a rule matches",
                        "    allowed by shop/frontend-calls-backends, spec.egress[0].to[0] and spec.egress[0].ports[1]"
                                + " (../examples/online-shop/policies-shop.yaml:32:11)",
                        "  ingress to shop/cart[Deployment]: allowed, as a rule matches",
                        "    allowed by shop/cart-callers, spec.ingress[0].from[0] and spec.ingress[0].ports[0]"
                                + " (../examples/online-shop/policies-shop.yaml:81:11)");
        assertThat(ran.errLines()).containsExactly("passed over: 1 policy test");
        assertThat(ran.status()).isZero();
    }

    @Test
    void deniedWithItsNearMisses() {
        Ran ran = shop("shop/frontend", "data/cache", 6379);

        assertThat(ran.outLines())
                .containsExactly(
                        "shop/frontend[Deployment] => data/cache[StatefulSet] TCP 6379 (IPv4): denied",
                        "  egress from shop/frontend[Deployment]: allowed, as a rule matches",
                        "    allowed by shop/use-data-stores, spec.egress[0].to[0]"
                                + " (../examples/online-shop/policies-shop.yaml:150:11)",
                        "  ingress to data/cache[StatefulSet]: denied, as it is isolated by data/allow-scrape,"
                                + " data/cache-clients, data/default-deny and no rule matches",
                        "    near miss: data/cache-clients, spec.ingress[0].ports[0] matches the port, but no peer of the"
                                + " rule matches (../examples/online-shop/policies-data-and-versus-or.yaml:33:11)");
        assertThat(ran.status()).isEqualTo(1);
    }

    @Test
    void theShopInJson() throws IOException {
        Ran allowed = shop("shop/frontend", "shop/cart", 7070, "-o", "json");
        Approved.assertApproved(allowed.out(), "eval-allowed.json");
        assertThat(allowed.status()).isZero();

        Ran denied = shop("shop/frontend", "data/cache", 6379, "--output=json");
        Approved.assertApproved(denied.out(), "eval-denied.json");
        assertThat(denied.status()).isEqualTo(1);
    }

    @Test
    void addresses() {
        assertThat(shop("198.51.100.7", "shop/frontend", 8080).outLines())
                .containsExactly(
                        "198.51.100.7 => shop/frontend[Deployment] TCP 8080 (IPv4): allowed",
                        "  egress from 198.51.100.7: allowed, as no NetworkPolicy applies to this end",
                        "  ingress to shop/frontend[Deployment]: allowed, as a rule matches",
                        "    allowed by shop/public-front-door, spec.ingress[0] and spec.ingress[0].ports[0]"
                                + " (../examples/online-shop/policies-shop.yaml:14:7)");
        assertThat(shop("payments/gateway", "203.0.113.64", 443).outLines().get(0))
                .isEqualTo("payments/gateway[Deployment] => 203.0.113.64 TCP 443 (IPv4): denied");
        assertThat(shop("payments/gateway", "203.0.113.63", 443).status()).isZero();
    }

    @Test
    void protocols() {
        assertThat(shop("shop/frontend", "kube-system/coredns", 53, "--protocol=UDP")
                        .status())
                .isZero();
        assertThat(shop("shop/frontend", "kube-system/coredns", 53, "--protocol", "SCTP")
                        .status())
                .isEqualTo(1);
    }

    // --- no one answer

    private static final String UNKNOWN = stream(pod("a"), pod("b"), policyForBlock("b", "10.0.0.0/9"));

    @Test
    void unknown() throws IOException {
        eval(UNKNOWN, "x/a", "x/b", 80)
                .assertAnswered(
                        NO_DEFINITE_ANSWER,
                        "x/a => x/b TCP 80 (IPv4): unknown",
                        "  egress from x/a: allowed, as no policy isolates the pod in this direction",
                        "  ingress to x/b: unknown, as it is isolated by x/b and the source pod's address, not known yet,"
                                + " decides",
                        "    allowed for some addresses by x/b, spec.ingress[0].from[0] and spec.ingress[0].ports[0]"
                                + " (DIR/in.yaml:5:155)");
        assertThat(eval(UNKNOWN, "x/a", "x/b", 80, "--pod-cidr=10.1.0.0/16").status())
                .isZero();
        assertThat(eval(UNKNOWN, "x/a", "x/b", 80, "--pod-cidr=10.200.0.0/16").status())
                .isEqualTo(1);
        assertThat(eval(UNKNOWN, "x/a", "x/b", 80, "--ip-block-matches-pods=false")
                        .status())
                .isEqualTo(1);
    }

    @Test
    void unknownInJson() throws IOException {
        Ran ran = eval(UNKNOWN, "x/a", "x/b", 80, "-o=json");

        Approved.assertApproved(ran.out(), "eval-unknown.json");
        assertThat(ran.status()).isEqualTo(NO_DEFINITE_ANSWER);
    }

    private static final String DUAL_STACK =
            stream(pod("a", "10.0.0.1", "fd00::1"), pod("b", "10.0.0.2", "fd00::2"), policyForBlock("b", "fd00::/8"));

    @Test
    void familiesThatDiffer() throws IOException {
        eval(DUAL_STACK, "x/a", "x/b", 80)
                .assertAnswered(
                        NO_DEFINITE_ANSWER,
                        "x/a => x/b TCP 80 (IPv4): denied",
                        "  egress from x/a: allowed, as no policy isolates the pod in this direction",
                        "  ingress to x/b: denied, as it is isolated by x/b and no rule matches",
                        "    near miss: x/b, spec.ingress[0].ports[0] matches the port, but no peer of the rule matches"
                                + " (DIR/in.yaml:5:195)",
                        "x/a => x/b TCP 80 (IPv6): allowed",
                        "  egress from x/a: allowed, as no policy isolates the pod in this direction",
                        "  ingress to x/b: allowed, as a rule matches",
                        "    allowed by x/b, spec.ingress[0].from[0] and spec.ingress[0].ports[0] (DIR/in.yaml:5:155)",
                        "no one answer: the pods or address families differ");
        assertThat(eval(DUAL_STACK, "x/a", "x/b", 80, "--ip-families=ipv4").status())
                .isEqualTo(1);
        assertThat(eval(DUAL_STACK, "x/a", "x/b", 80, "--ip-families=ipv6").status())
                .isZero();
        assertThat(eval(DUAL_STACK, "x/a", "x/b", 80, "-o", "json").outLines())
                .contains("  \"outcome\" : \"differs\",");
    }

    @Test
    void podsThatDiffer() throws IOException {
        String manifests = stream(
                pod("a"),
                podOf("w", "w-1"),
                podOf("w", "w-2"),
                "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: one, namespace: x}, spec:"
                        + " {podSelector: {matchLabels: {pod: w-1}}}}");

        Ran ran = eval(manifests, "x/a", "x/w", 80);
        assertThat(ran.outLines())
                .contains("x/a => x/w-1 TCP 80 (IPv4): denied", "x/a => x/w-2 TCP 80 (IPv4): allowed")
                .last()
                .isEqualTo("no one answer: the pods or address families differ");
        assertThat(ran.status()).isEqualTo(NO_DEFINITE_ANSWER);
        assertThat(eval(manifests, "x/a", "x/w-1", 80).status()).isEqualTo(1);
        assertThat(eval(manifests, "x/a", "x/w-2", 80).status()).isZero();
    }

    // --- names

    private static final String NAMES = stream(
            pod("a"),
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: b, namespace: x}, spec: {template: {}}}",
            "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: b, namespace: x}, spec: {template: {}}}",
            "{apiVersion: v1, kind: Pod, metadata: {name: done, namespace: x}, status: {phase: Succeeded}}",
            policy("a", "policyTypes: [Egress], egress: [{ports: [{port: 80}]}]"));

    @Test
    void aNameThatFitsTwoThings() throws IOException {
        eval(NAMES, "x/a", "x/b", 80)
                .assertRefused(
                        "netpol: \"x/b\" fits several things: [x/b[DaemonSet], x/b[Deployment]]; write the kind too,"
                                + " as in x/b[DaemonSet]");
        assertThat(eval(NAMES, "x/a", "x/b[DaemonSet]", 80).outLines().get(0))
                .isEqualTo("x/a => x/b[DaemonSet] TCP 80 (IPv4): allowed");
        assertThat(eval(NAMES, "x/a", "x/b[Deployment]", 81).outLines().get(0))
                .isEqualTo("x/a => x/b[Deployment] TCP 81 (IPv4): denied");
    }

    @Test
    void aNameThatFitsNothing() throws IOException {
        eval(NAMES, "y/a", "x/b[DaemonSet]", 80)
                .assertRefused("netpol: no pod or workload is named y/a; did you mean x/a?");
        eval(NAMES, "x/a", "prod/gateway", 80)
                .assertRefused("netpol: no pod or workload is named prod/gateway; the input has x/a, x/b");
        eval(NAMES, "x/a", "x/b[Job]", 80)
                .assertRefused("netpol: no pod or workload is named x/b[Job]; did you mean x/b?");
        eval(NAMES, "a", "x/b", 80)
                .assertRefused("netpol: \"a\" names no endpoint; write namespace/pod, namespace/workload,"
                        + " namespace/name[Kind] or an IP address");
        eval(NAMES, "x/a", "10.0.0.256", 80)
                .assertRefused("netpol: \"10.0.0.256\" names no endpoint; write namespace/pod, namespace/workload,"
                        + " namespace/name[Kind] or an IP address");
    }

    @Test
    void aPodThatHasEnded() throws IOException {
        eval(NAMES, "x/done", "x/a", 80)
                .assertRefused(
                        "netpol: pod x/done is in phase Succeeded: it has ended and has no network any more; ask about"
                                + " a live pod");
    }

    @Test
    void theAddressOfAPodIsThePod() throws IOException {
        assertThat(eval(DUAL_STACK, "10.0.0.1", "fd00::2", 80).errLines())
                .containsExactly(
                        "netpol: from x/a [10.0.0.1] to x/b [fd00::2]: no address family that both ends have and"
                                + " that is asked for (ip-families: auto)");
        assertThat(eval(DUAL_STACK, "fd00::1", "x/b", 80).outLines().get(0))
                .isEqualTo("x/a => x/b TCP 80 (IPv6): allowed");
    }

    @Test
    void theAddressOfAServiceIsAnsweredWithAWord() throws IOException {
        String manifests = stream(
                pod("a"),
                "{apiVersion: v1, kind: Service, metadata: {name: web, namespace: x}, spec: {selector: {app: web}, clusterIP:"
                        + " 10.96.0.7}}",
                policy("a", "policyTypes: [Egress]"));

        Ran ran = eval(manifests, "x/a", "10.96.0.7", 80);

        assertThat(ran.outLines().get(0)).isEqualTo("x/a => 10.96.0.7 TCP 80 (IPv4): denied");
        assertThat(ran.errLines())
                .containsExactly(
                        "note: 10.96.0.7 is the address of Service x/web; policies see the pods behind it and their"
                                + " ports: ask about those");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(eval(manifests, "x/a", "10.96.0.8", 80).err()).isEmpty();
        assertThat(eval(manifests, "x/a", "x/a", 80).err()).isEmpty();
    }

    // --- questions without an answer

    @Test
    void portsThatAreNone() throws IOException {
        for (int port : List.of(0, -1, 65_536, 70_000)) {
            eval(NAMES, "x/a", "x/b[Deployment]", port)
                    .assertRefused("netpol: port " + port + " is no port; ports are 1 to 65535");
        }
        assertThat(eval(NAMES, "x/a", "x/b[Deployment]", 65_535).status()).isEqualTo(1);
    }

    @Test
    void protocolsThatPoliciesDoNotKnow() throws IOException {
        eval(NAMES, "x/a", "x/b[Deployment]", 8, "--protocol=ICMP")
                .assertRefused("netpol: protocol \"ICMP\": what NetworkPolicies do to it is not defined, so there is no"
                        + " answer; ask about TCP, UDP or SCTP");
        eval(NAMES, "x/a", "x/b[Deployment]", 80, "--protocol=udp")
                .assertRefused("netpol: protocol \"udp\": write UDP");
        eval(NAMES, "x/a", "x/b[Deployment]", 8, "--protocol=ICMP", "-o=json")
                .assertRefused("netpol: protocol \"ICMP\": what NetworkPolicies do to it is not defined, so there is no"
                        + " answer; ask about TCP, UDP or SCTP");
    }

    @Test
    void aLoopbackAddressAsASource() throws IOException {
        eval(NAMES, "127.0.0.1", "x/a", 80)
                .assertRefused(
                        "netpol: 127.0.0.1 is a loopback address: nothing comes from there over the network; name the"
                                + " pod itself");
    }

    // --- what is skipped can change the answer

    @Test
    void withInvalidThingsSkippedTheRestIsAsked() throws IOException {
        String manifests = stream(pod("a"), pod("b"), policy("b", "ingres: []"));

        assertThat(eval(manifests, "x/a", "x/b", 80).status()).isEqualTo(Main.BAD_INPUT);
        Ran ran = eval(manifests, "x/a", "x/b", 80, "--skip-invalid");
        assertThat(ran.status()).isZero();
        assertThat(ran.errLines()).hasSize(1).first().asString().startsWith("skipped: DIR/in.yaml:5:137: error: ");
    }
}
