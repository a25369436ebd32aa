package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.model.IpBlock;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespaceScope;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peers;
import io.netpol.model.PodPeer;
import io.netpol.model.PolicyId;
import io.netpol.model.Ports;
import io.netpol.model.Requirement;
import io.netpol.model.Rule;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From text to policy: what is absent, null, empty or of the wrong type (rules S1 to S9, V0.2). */
class NetworkPolicyReaderTest {
    private static final Rule EVERYTHING = Rule.of(Peers.anywhere(), Ports.any());
    private static final PodPeer OWN_PODS = PodPeer.of(LabelSelector.everything(), NamespaceScope.own());

    private static Rule ingress(String rule) {
        ImmutableList<Rule> rules = Texts.policy("{ingress: [" + rule + "]}").ingress();
        assertThat(rules).hasSize(1);
        return rules.get(0);
    }

    @Test
    void missingProtocolIsTcp() {
        assertThat(ingress("{ports: [{port: 53}]}").ports()).isEqualTo(Ports.of(Ports.tcp(53)));
        assertThat(ingress("{ports: [{port: 53, protocol: null}]}").ports()).isEqualTo(Ports.of(Ports.tcp(53)));
        assertThat(ingress("{ports: [{port: dns, protocol: UDP}]}").ports()).isEqualTo(Ports.of(Ports.udp("dns")));
        assertThat(Texts.faults("{ingress: [{ports: [{port: 53, protocol: ''}]}]}"))
                .containsExactly("6:48 spec.ingress[0].ports[0].protocol [unsupported]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{podSelector: {}}", "{podSelector: null}", "{}", "null", "", "{podSelector: {matchLabels: {}}}"
            })
    void policyWithoutPodSelectorSelectsEveryPod(String spec) {
        NetworkPolicy policy = Texts.policy(spec);
        assertThat(policy.podSelector().isEverything()).isTrue();
        assertThat(policy.isolates()).containsExactly(Direction.INGRESS);
        assertThat(policy.ingress()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                            | INGRESS",
                "{policyTypes: null}                           | INGRESS",
                "{policyTypes: []}                             | INGRESS",
                "{egress: null}                                | INGRESS",
                "{egress: []}                                  | INGRESS",
                "{egress: [{}]}                                | INGRESS EGRESS",
                "{egress: [null]}                              | INGRESS EGRESS",
                "{policyTypes: [], egress: [{}]}               | INGRESS EGRESS",
                "{policyTypes: [Egress], ingress: [{}]}        | EGRESS",
                "{policyTypes: [Ingress], egress: [{}]}        | INGRESS",
                "{policyTypes: [Egress, Ingress]}              | INGRESS EGRESS",
                "{policyTypes: [Ingress, Ingress]}             | INGRESS"
            })
    void policyTypes(String spec, String isolates) {
        assertThat(Texts.policy(spec).isolates()).extracting(Direction::name).containsExactly(isolates.split(" ", -1));
    }

    @Test
    void rulesOfADirectionThatIsNotNamedAreInert() {
        NetworkPolicy policy = Texts.policy("{policyTypes: [Egress], ingress: [{}], egress: []}");
        assertThat(policy.ingress()).isEmpty();
        assertThat(policy.egress()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{ingress: null}", "{ingress: []}"})
    void noRuleLetsNothingThrough(String spec) {
        assertThat(Texts.policy(spec).ingress()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{from: [], ports: []}",
                "{from: null, ports: null}",
                "{from: }",
            })
    void emptyRuleLetsEverythingThrough(String rule) {
        assertThat(ingress(rule)).isEqualTo(EVERYTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{port: null}", "{protocol: TCP}", "{port: null, endPort: null}"})
    void emptyPortIsEveryTcpPort(String port) {
        assertThat(ingress("{ports: [" + port + "]}").ports()).isEqualTo(Ports.of(Ports.anyTcpPort()));
    }

    @Test
    void emptySelectorIsNotAnAbsentOne() {
        assertThat(ingress("{from: [{podSelector: {}}]}").peers()).isEqualTo(Peers.of(OWN_PODS));
        assertThat(ingress("{from: [{podSelector: {}, namespaceSelector: null}]}")
                        .peers())
                .isEqualTo(Peers.of(OWN_PODS));
        assertThat(ingress("{from: [{namespaceSelector: {}}]}").peers())
                .isEqualTo(Peers.of(PodPeer.of(LabelSelector.everything(), NamespaceScope.all())));
        assertThat(ingress("{from: [{namespaceSelector: {}, podSelector: {}, ipBlock: null}]}")
                        .peers())
                .isEqualTo(Peers.of(PodPeer.of(LabelSelector.everything(), NamespaceScope.all())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{podSelector: null}",
                "{podSelector: null, namespaceSelector: null, ipBlock: null}"
            })
    void emptyPeerIsRefused(String peer) {
        assertThat(Texts.faults("{ingress: [{from: [" + peer + "]}]}"))
                .containsExactly("6:26 spec.ingress[0].from[0] [required]");
    }

    @Test
    void exceptions() {
        IpBlock whole = IpBlock.of(Cidr.parse("10.0.0.0/8"));
        for (String except : List.of("", ", except: null", ", except: []")) {
            assertThat(ingress("{from: [{ipBlock: {cidr: 10.0.0.0/8" + except + "}}]}")
                            .peers())
                    .isEqualTo(Peers.of(whole));
        }
        assertThat(ingress("{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.2.0.0/16]}}]}")
                        .peers())
                .isEqualTo(Peers.of(
                        IpBlock.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("10.1.0.0/16"), Cidr.parse("10.2.0.0/16"))));
        assertThat(Texts.faults("{ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [null, '']}}]}]}"))
                .containsExactly(
                        "6:64 spec.ingress[0].from[0].ipBlock.except[0] [invalid]",
                        "6:70 spec.ingress[0].from[0].ipBlock.except[1] [invalid]");
    }

    @Test
    void selector() {
        NetworkPolicy policy = Texts.policy(
                "{podSelector: {matchLabels: {b: '', a: x, c: }, matchExpressions: [{key: d, operator: NotIn, values: [x, '']},"
                        + " {key: e, operator: Exists}, {key: f, operator: DoesNotExist, values: null}]}}");
        assertThat(policy.podSelector())
                .isEqualTo(LabelSelector.of(
                        Requirement.equalTo("a", "x"),
                        Requirement.equalTo("b", ""),
                        Requirement.equalTo("c", ""),
                        Requirement.notIn("d", List.of("x", "")),
                        Requirement.exists("e"),
                        Requirement.doesNotExist("f")));
        assertThat(Texts.policy("{podSelector: {matchLabels: null, matchExpressions: []}}")
                        .podSelector()
                        .isEverything())
                .isTrue();
    }

    @Test
    void emptyRequirementLacksEverything() {
        assertThat(Texts.faults("{podSelector: {matchExpressions: [null]}}"))
                .containsExactly(
                        "6:41 spec.podSelector.matchExpressions[0].operator [invalid]",
                        "6:41 spec.podSelector.matchExpressions[0].key [invalid]",
                        "6:41 spec.podSelector.matchExpressions[0].key [invalid]");
    }

    @Test
    void emptyPolicyTypeIsNone() {
        assertThat(Texts.faults("{policyTypes: ['']}")).containsExactly("6:22 spec.policyTypes[0] [unsupported]");
        assertThat(Texts.faults("{policyTypes: [null]}")).containsExactly("6:22 spec.policyTypes[0] [unsupported]");
    }

    @Test
    void namespace() {
        ReadingOptions shop = ReadingOptions.builder().defaultNamespace("shop").build();
        for (String metadata : List.of("{name: a}", "{name: a, namespace: null}", "{name: a, namespace: ''}")) {
            String text = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: " + metadata + "\n";
            assertThat(Texts.read(text).cluster().policies())
                    .extracting(NetworkPolicy::id)
                    .containsExactly(PolicyId.of("default", "a"));
            assertThat(Texts.read(text, shop).cluster().policies())
                    .extracting(NetworkPolicy::id)
                    .containsExactly(PolicyId.of("shop", "a"));
        }
    }

    @Test
    void metadata() {
        NetworkPolicy policy = Texts.read("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: api
                  namespace: shop
                  uid: 8a1c
                  resourceVersion: "17"
                  generation: 3
                  creationTimestamp: "2026-01-01T00:00:00Z"
                  selfLink: /x
                  managedFields: [{manager: kubectl}]
                  labels: {team: a, empty: }
                  annotations: {note: "two\\nlines"}
                  finalizers: [example.com/wait]
                  ownerReferences:
                    - {apiVersion: example.com/v1, kind: Shop, name: shop, uid: u, controller: true, blockOwnerDeletion: true}
                spec: {}
                status: {conditions: []}
                """).cluster().policies().get(0);
        assertThat(policy.labels()).isEqualTo(Map.of("team", "a", "empty", ""));
        assertThat(policy.annotations()).isEqualTo(Map.of("note", "two\nlines"));
    }

    @Test
    void faultyMetadata() {
        Reading reading = Texts.read("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: api
                  namespace: a.b
                  generation: -1
                  labels: {"a b": x}
                  annotations: [a]
                  finalizers: [wait a bit]
                  ownerReferences:
                    - {apiVersion: v1, kind: Shop, name: shop, controller: yes please}
                    - 5
                """);
        assertThat(reading.problems())
                .extracting(problem -> problem.position().line() + " " + problem.path() + " [" + problem.code() + "]")
                .containsExactly(
                        "5 metadata.namespace [invalid]",
                        "6 metadata.generation [invalid]",
                        "7 metadata.labels [invalid]",
                        "8 metadata.annotations [wrong-type]",
                        "9 metadata.finalizers[0] [invalid]",
                        "11 metadata.ownerReferences[0].uid [required]",
                        "11 metadata.ownerReferences[0].controller [wrong-type]",
                        "12 metadata.ownerReferences[1] [wrong-type]");
    }

    @Test
    void missingName() {
        String head = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n";
        String required =
                "policy.yaml:%s: error: NetworkPolicy without a name: metadata.name: a name is required; write one,"
                        + " such as default-deny [required]";
        assertThat(Texts.problems(head)).containsExactly(required.formatted("1:1"));
        assertThat(Texts.problems(head + "metadata: {}\n")).containsExactly(required.formatted("3:11"));
        assertThat(Texts.problems(head + "metadata: {name: ''}\n")).containsExactly(required.formatted("3:18"));
        assertThat(Texts.problems(head + "metadata: {namespace: 5}\n"))
                .containsExactly(
                        required.formatted("3:11"),
                        "policy.yaml:3:23: error: NetworkPolicy without a name: metadata.namespace: found the number 5; a text"
                                + " in quotes, such as \"5\", belongs here [wrong-type]");
        assertThat(Texts.problems(head + "metadata: {name: 5}\n")).hasSize(1);
    }

    @Test
    void generatedName() {
        String policy = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {generateName: %s}\n---\n";
        Reading reading = Texts.read(policy.formatted("deny-").repeat(2)
                + policy.formatted("deny-, name: ''")
                + policy.formatted("x, name: z")
                + policy.formatted("a".repeat(70) + "-"));
        assertThat(Texts.lines(reading)).isEmpty();
        assertThat(reading.cluster().policies())
                .extracting(NetworkPolicy::name)
                .containsExactly("a".repeat(58) + "00004", "deny-00001", "deny-00002", "deny-00003", "z");
        assertThat(Texts.problems(policy.formatted("Deny-")))
                .containsExactly(
                        "policy.yaml:3:26: error: NetworkPolicy default/Deny-: metadata.generateName: the name prefix"
                                + " \"Deny\" is no DNS name: lower-case letters, digits, '-' and '.', each part starting and ending with"
                                + " a letter or digit, such as example.com [invalid]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                              | 6:7  spec",
                "text                                            | 6:7  spec",
                "{ingress: {}}                                   | 6:17 spec.ingress",
                "{ingress: [[]]}                                 | 6:18 spec.ingress[0]",
                "{egress: [{to: {}}]}                            | 6:22 spec.egress[0].to",
                "{egress: [{to: [podSelector]}]}                 | 6:23 spec.egress[0].to[0]",
                "{egress: [{ports: {}}]}                         | 6:25 spec.egress[0].ports",
                "{egress: [{ports: [80]}]}                       | 6:26 spec.egress[0].ports[0]",
                "{egress: [{ports: [{port: 80.5}]}]}             | 6:33 spec.egress[0].ports[0].port",
                "{egress: [{ports: [{port: true}]}]}             | 6:33 spec.egress[0].ports[0].port",
                "{egress: [{ports: [{port: 80, endPort: '9'}]}]} | 6:46 spec.egress[0].ports[0].endPort",
                "{egress: [{ports: [{protocol: 6}]}]}            | 6:37 spec.egress[0].ports[0].protocol",
                "{egress: [{to: [{ipBlock: {cidr: 10}}]}]}       | 6:40 spec.egress[0].to[0].ipBlock.cidr",
                "{egress: [{to: [{ipBlock: 10.0.0.0/8}]}]}       | 6:33 spec.egress[0].to[0].ipBlock",
                "{policyTypes: Ingress}                          | 6:21 spec.policyTypes",
                "{policyTypes: [true]}                           | 6:22 spec.policyTypes[0]",
                "{podSelector: app}                              | 6:21 spec.podSelector",
                "{podSelector: {matchLabels: [app]}}             | 6:35 spec.podSelector.matchLabels",
                "{podSelector: {matchLabels: {app: {}}}}         | 6:41 spec.podSelector.matchLabels[app]",
                "{podSelector: {matchLabels: {app: 1e3}}}        | 6:41 spec.podSelector.matchLabels[app]",
                "{podSelector: {matchExpressions: {}}}           | 6:40 spec.podSelector.matchExpressions"
            })
    void wrongTypeIsReportedAlone(String spec, String place) {
        assertThat(Texts.faults(spec)).containsExactly(place.replaceAll(" +", " ") + " [wrong-type]");
    }

    @Test
    void whatFollowsAnEntryOfTheWrongTypeKeepsItsIndex() {
        assertThat(Texts.faults("{policyTypes: [5, foo], ingress: [{from: [5, {}, 7], ports: [5, {port: 0}]}, 8],"
                        + " podSelector: {matchExpressions: [9, {key: a, operator: In, values: [1, -]}]}}"))
                .containsExactly(
                        "6:22 spec.policyTypes[0] [wrong-type]",
                        "6:25 spec.policyTypes[1] [unsupported]",
                        "6:49 spec.ingress[0].from[0] [wrong-type]",
                        "6:52 spec.ingress[0].from[1] [required]",
                        "6:56 spec.ingress[0].from[2] [wrong-type]",
                        "6:68 spec.ingress[0].ports[0] [wrong-type]",
                        "6:78 spec.ingress[0].ports[1].port [invalid]",
                        "6:84 spec.ingress[1] [wrong-type]",
                        "6:121 spec.podSelector.matchExpressions[0] [wrong-type]",
                        "6:156 spec.podSelector.matchExpressions[1].values[0] [wrong-type]",
                        "6:159 spec.podSelector.matchExpressions[1].values[1] [invalid]");
    }

    @Test
    void entriesOfAMapAreFoundByTheirKeys() {
        Reading reading = Texts.read(Texts.HEADER + """
                spec:
                  podSelector:
                    matchLabels:
                      app: api
                      -bad: x
                      tier: -x
                """);
        assertThat(reading.problems())
                .extracting(problem -> problem.position() + " " + problem.path())
                .containsExactly(
                        "policy.yaml:10:7 spec.podSelector.matchLabels",
                        "policy.yaml:11:7 spec.podSelector.matchLabels");
    }

    @Test
    void anchorsAndMergeKeys() {
        NetworkPolicy policy = Texts.policy("""

                  podSelector: &api
                    matchLabels: &labels {app: api}
                  ingress:
                    - from:
                        - podSelector: *api
                        - podSelector: {matchLabels: {<<: *labels, tier: web}}
                """);
        assertThat(policy.ingress().get(0).peers())
                .isEqualTo(Peers.of(
                        PodPeer.of(LabelSelector.ofLabels(Map.of("app", "api")), NamespaceScope.own()),
                        PodPeer.of(LabelSelector.ofLabels(Map.of("app", "api", "tier", "web")), NamespaceScope.own())));
    }

    @Test
    void jsonIsReadLikeYaml() {
        Reading reading = ManifestReader.with(ReadingOptions.defaults())
                .add("""
                        {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
                         "metadata": {"name": "api", "namespace": "shop"},
                         "spec": {"ingress": [{"ports": [{"port": 8080, "endPort": 8090}]}]}}
                        """, "p.json")
                .read();
        assertThat(reading.cluster().policies())
                .containsExactly(Texts.policy("{ingress: [{ports: [{port: 8080, endPort: 8090}]}]}"));
    }

    /** A handful of what the API server takes (validation.md, section 8); all of it is tested on drafts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ingress: [{ports: [{port: 80}, {protocol: TCP}, {protocol: TCP, port: 443}, {protocol: UDP, port: dns},"
                        + " {protocol: SCTP, port: 7777}]}]}",
                "{ingress: [{from: [{podSelector: {matchLabels: {e: f}}, namespaceSelector: {matchLabels: {c: d}}}]}]}",
                "{egress: [{to: [{ipBlock: {cidr: 'fd00:192:168::/48', except: ['fd00:192:168:3::/64']}}]}],"
                        + " policyTypes: [Egress]}",
                "{egress: [{to: [{namespaceSelector: {}}], ports: [{port: 30000, endPort: 32768}, {port: 32768, endPort:"
                        + " 32768}]}]}"
            })
    void accepted(String spec) {
        assertThat(Texts.policy(spec).rules(Direction.INGRESS).size()
                        + Texts.policy(spec).rules(Direction.EGRESS).size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{policyTypes: [foo, bar, baz]}                          | spec.policyTypes [invalid]",
                "{ingress: [{ports: [{protocol: ICMP, port: 80}]}]}      | spec.ingress[0].ports[0].protocol [unsupported]",
                "{ingress: [{ports: [{port: 123456789}]}]}               | spec.ingress[0].ports[0].port [invalid]",
                "{egress: [{ports: [{protocol: TCP, endPort: 32768}]}]}  | spec.egress[0].ports[0].endPort [invalid]",
                "{egress: [{to: [{ipBlock: {cidr: ''}}]}]}               | spec.egress[0].to[0].ipBlock.cidr [required]",
                "{podSelector: {matchLabels: {'No=': b}}}                | spec.podSelector.matchLabels [invalid]"
            })
    void rejected(String spec, String problem) {
        assertThat(Texts.faults(spec)).singleElement().asString().endsWith(" " + problem);
    }
}
