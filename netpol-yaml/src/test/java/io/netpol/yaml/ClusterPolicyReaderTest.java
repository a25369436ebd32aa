package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import io.netpol.draft.PolicyKind;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPorts;
import io.netpol.model.ClusterRule;
import io.netpol.model.ClusterRule.Action;
import io.netpol.model.DomainName;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespacedPods;
import io.netpol.model.PolicyId;
import io.netpol.model.Ports;
import io.netpol.model.Requirement;
import io.netpol.net.Cidr;
import io.netpol.validation.Channel;
import io.netpol.yaml.ReadingOptions.UnknownPeers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cluster-wide policies of the three kinds, from text to value. */
class ClusterPolicyReaderTest {
    private static final ReadingOptions STANDARD =
            ReadingOptions.builder().channel(Channel.STANDARD).build();
    private static final NamespacedPods ALL_PODS = NamespacedPods.allIn(LabelSelector.everything());

    private static LabelSelector label(String key, String value) {
        return LabelSelector.of(Requirement.equalTo(key, value));
    }

    private static ClusterNetworkPolicy only(Reading reading) {
        assertThat(Texts.lines(reading)).isEmpty();
        return Iterables.getOnlyElement(reading.cluster().clusterPolicies());
    }

    private static ClusterRule.Builder rule(Action action, ClusterPeer... peers) {
        return ClusterRule.builder()
                .action(action)
                .peers(ImmutableList.copyOf(peers))
                .ports(ClusterPorts.any());
    }

    // --- every field

    @Test
    void everyFieldOfAClusterNetworkPolicy() {
        ClusterNetworkPolicy policy = only(Texts.read("""
                apiVersion: policy.networking.k8s.io/v1alpha2
                kind: ClusterNetworkPolicy
                metadata:
                  name: guard
                  labels: {team: security}
                  annotations: {example.com/why: "audit, 12"}
                  uid: 8f1f4e1a-0001-4000-8000-000000000000
                spec:
                  tier: Admin
                  priority: 0
                  subject:
                    pods:
                      namespaceSelector: {matchLabels: {zone: inner}}
                      podSelector: {matchExpressions: [{key: app, operator: In, values: [api, web]}]}
                  ingress:
                    - name: from monitoring
                      action: Accept
                      from:
                        - namespaces: {matchLabels: {kubernetes.io/metadata.name: monitoring}}
                        - pods: {podSelector: {matchLabels: {app: probe}}}
                      protocols:
                        - tcp: {destinationPort: {number: 80}}
                        - udp: {destinationPort: {range: {start: 8000, end: 8999}}}
                        - sctp: {destinationPort: {number: 1}}
                        - destinationNamedPort: metrics
                    - action: Pass
                      from: [{namespaces: {}}]
                  egress:
                    - action: Deny
                      to:
                        - networks: [10.0.0.0/8, "fd00::/8"]
                        - nodes: {matchExpressions: [{key: control-plane, operator: Exists}]}
                        - domainNames: [www.example.com, "*.example.org."]
                        - namespaces: {matchLabels: {zone: outer}}
                        - pods:
                            namespaceSelector: {}
                            podSelector: {}
                status: {conditions: []}
                """));

        assertThat(policy)
                .isEqualTo(ClusterNetworkPolicy.builder()
                        .name("guard")
                        .labels(ImmutableMap.of("team", "security"))
                        .annotations(ImmutableMap.of("example.com/why", "audit, 12"))
                        .tier(Tier.ADMIN)
                        .priority(0)
                        .subject(NamespacedPods.of(
                                LabelSelector.of(Requirement.in("app", ImmutableList.of("api", "web"))),
                                label("zone", "inner")))
                        .addIngress(
                                rule(
                                                Action.ACCEPT,
                                                NamespacedPods.allIn(
                                                        label("kubernetes.io/metadata.name", "monitoring")),
                                                NamespacedPods.of(label("app", "probe"), LabelSelector.everything()))
                                        .name("from monitoring")
                                        .ports(ClusterPorts.of(
                                                Ports.tcp(80),
                                                Ports.udp(8000).through(8999),
                                                Ports.sctp(1),
                                                ClusterPorts.named("metrics")))
                                        .build(),
                                rule(Action.PASS, ALL_PODS).build())
                        .addEgress(rule(
                                        Action.DENY,
                                        ClusterPeer.Networks.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("fd00::/8")),
                                        ClusterPeer.Nodes.of(LabelSelector.of(Requirement.exists("control-plane"))),
                                        ClusterPeer.DomainNames.of(ImmutableList.of(
                                                DomainName.of("www.example.com"), DomainName.of("*.example.org."))),
                                        NamespacedPods.allIn(label("zone", "outer")),
                                        ALL_PODS)
                                .build())
                        .build());
        assertThat(policy.kind()).isEqualTo(PolicyKind.CLUSTER_NETWORK_POLICY);
        assertThat(policy.id().toString()).isEqualTo("ClusterNetworkPolicy guard");
    }

    @Test
    void everyFieldOfAnAdminNetworkPolicy() {
        ClusterNetworkPolicy policy = only(Texts.read("""
                apiVersion: policy.networking.k8s.io/v1alpha1
                kind: AdminNetworkPolicy
                metadata: {name: guard}
                spec:
                  priority: 1000
                  subject: {namespaces: {matchLabels: {zone: inner}}}
                  ingress:
                    - name: web
                      action: Allow
                      from:
                        - namespaces: {}
                        - pods: {namespaceSelector: {}, podSelector: {matchLabels: {app: probe}}}
                      ports:
                        - portNumber: {port: 80}
                        - portNumber: {protocol: SCTP, port: 80}
                        - portRange: {start: 8000, end: 8999}
                        - portRange: {protocol: UDP, start: 53, end: 53}
                        - namedPort: metrics
                    - {action: Pass, from: [{namespaces: {}}]}
                  egress:
                    - action: Deny
                      to:
                        - networks: [0.0.0.0/0]
                        - nodes: {}
                        - domainNames: [www.example.com]
                """));

        assertThat(policy)
                .isEqualTo(ClusterNetworkPolicy.builder()
                        .kind(PolicyKind.ADMIN_NETWORK_POLICY)
                        .name("guard")
                        .tier(Tier.ADMIN)
                        .priority(1000)
                        .subject(NamespacedPods.allIn(label("zone", "inner")))
                        .addIngress(
                                rule(
                                                Action.ACCEPT,
                                                ALL_PODS,
                                                NamespacedPods.of(label("app", "probe"), LabelSelector.everything()))
                                        .name("web")
                                        .ports(ClusterPorts.of(
                                                Ports.tcp(80),
                                                Ports.sctp(80),
                                                Ports.tcp(8000).through(8999),
                                                Ports.udp(53),
                                                ClusterPorts.named("metrics")))
                                        .build(),
                                rule(Action.PASS, ALL_PODS).build())
                        .addEgress(rule(
                                        Action.DENY,
                                        ClusterPeer.Networks.of(Cidr.parse("0.0.0.0/0")),
                                        ClusterPeer.Nodes.of(LabelSelector.everything()),
                                        ClusterPeer.DomainNames.of(ImmutableList.of(DomainName.of("www.example.com"))))
                                .build())
                        .build());
    }

    @Test
    void everyFieldOfABaselineAdminNetworkPolicy() {
        ClusterNetworkPolicy policy = only(Texts.read("""
                apiVersion: policy.networking.k8s.io/v1alpha1
                kind: BaselineAdminNetworkPolicy
                metadata: {name: default}
                spec:
                  subject: {pods: {namespaceSelector: {}, podSelector: {matchLabels: {app: api}}}}
                  ingress: [{action: Deny, from: [{namespaces: {}}]}]
                  egress:
                    - action: Allow
                      to: [{networks: [192.0.2.0/24]}, {nodes: {}}]
                      ports: [{portNumber: {protocol: UDP, port: 53}}]
                """));

        assertThat(policy)
                .isEqualTo(ClusterNetworkPolicy.builder()
                        .kind(PolicyKind.BASELINE_ADMIN_NETWORK_POLICY)
                        .name("default")
                        .tier(Tier.BASELINE)
                        .priority(500)
                        .subject(NamespacedPods.of(label("app", "api"), LabelSelector.everything()))
                        .addIngress(rule(Action.DENY, ALL_PODS).build())
                        .addEgress(rule(
                                        Action.ACCEPT,
                                        ClusterPeer.Networks.of(Cidr.parse("192.0.2.0/24")),
                                        ClusterPeer.Nodes.of(LabelSelector.everything()))
                                .ports(ClusterPorts.of(Ports.udp(53)))
                                .build())
                        .build());
    }

    // --- absent, null, empty

    private static final String CNP = """
            apiVersion: policy.networking.k8s.io/v1alpha2
            kind: ClusterNetworkPolicy
            metadata: {name: p}
            """;
    private static final String ANP = """
            apiVersion: policy.networking.k8s.io/v1alpha1
            kind: AdminNetworkPolicy
            metadata: {name: p}
            """;

    private static ClusterNetworkPolicy cnp(String rest) {
        return only(Texts.read(CNP + "spec: {tier: Baseline, priority: 7, subject: {namespaces: {}}, " + rest + "}\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingress: null, egress: []", "ingress: []", "egress: null", "ingress: [], egress: null"})
    void aPolicyWithoutRules(String rules) {
        ClusterNetworkPolicy policy = cnp(rules);
        assertThat(policy.ingress()).isEmpty();
        assertThat(policy.egress()).isEmpty();
        assertThat(policy.tier()).isEqualTo(Tier.BASELINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", protocols: null", ", name: null", ", name: ''"})
    void noProtocolsAreEveryPortOfEveryProtocol(String more) {
        assertThat(cnp("ingress: [{action: Deny, from: [{namespaces: {}}]" + more + "}]")
                        .ingress())
                .containsExactly(rule(Action.DENY, ALL_PODS).build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{namespaces: {}}",
                "{namespaces: {matchLabels: null, matchExpressions: []}}",
                "{pods: {podSelector: {}}}",
                "{pods: {podSelector: {}, namespaceSelector: {}}}",
                "{pods: {podSelector: {}, namespaceSelector: null}, namespaces: null}"
            })
    void allPods(String peer) {
        assertThat(cnp("egress: [{action: Accept, to: [" + peer + "]}]").egress())
                .containsExactly(rule(Action.ACCEPT, ALL_PODS).build());
    }

    /** Clients made from the schema of v1alpha1 write empty selectors; published manifests leave them out. */
    @Test
    void v1alpha1WithoutSelectorsIsReadWithAWarning() {
        Reading reading = Texts.read(ANP + """
                spec:
                  priority: 5
                  subject: {pods: {podSelector: {matchLabels: {app: api}}}}
                  ingress:
                    - action: Deny
                      from: [{pods: {namespaceSelector: {matchLabels: {zone: outer}}}}]
                """);

        String object = "warning: AdminNetworkPolicy p: spec.";
        assertThat(Texts.lines(reading))
                .containsExactly(
                        "policy.yaml:6:19: " + object
                                + "subject.pods.namespaceSelector: v1alpha1 wants it written, and it is read as all"
                                + " namespaces; write {}, or which are meant [required]",
                        "policy.yaml:9:21: " + object
                                + "ingress[0].from[0].pods.podSelector: v1alpha1 wants it written, and it is read as all pods;"
                                + " write {}, or which are meant [required]");
        ClusterNetworkPolicy policy = Iterables.getOnlyElement(reading.cluster().clusterPolicies());
        assertThat(policy.subject()).isEqualTo(NamespacedPods.of(label("app", "api"), LabelSelector.everything()));
        assertThat(policy.ingress().get(0).peers()).containsExactly(NamespacedPods.allIn(label("zone", "outer")));
    }

    @Test
    void aNamespaceIsDroppedWithAWarning() {
        Reading reading = Texts.read(CNP.replace("{name: p}", "{name: p, namespace: shop}")
                + "spec: {tier: Admin, priority: 1, subject: {namespaces: {}}}\n");

        assertThat(Texts.lines(reading))
                .containsExactly(
                        "policy.yaml:3:32: warning: ClusterNetworkPolicy p: metadata.namespace: a cluster-wide policy"
                                + " has no namespace, and the API server drops it; leave it out, the subject tells which pods"
                                + " [forbidden]");
        assertThat(reading.cluster().clusterPolicies())
                .extracting(ClusterNetworkPolicy::id)
                .containsExactly(PolicyId.clusterWide(PolicyKind.CLUSTER_NETWORK_POLICY, "p"));
    }

    @Test
    void anEmptyNamespaceIsNone() {
        assertThat(Texts.problems(CNP.replace("{name: p}", "{name: p, namespace: ''}")
                        + "spec: {tier: Admin, priority: 1, subject: {namespaces: {}}}\n"))
                .isEmpty();
    }

    @Test
    void aNameIsGenerated() {
        ClusterNetworkPolicy policy = only(Texts.read(CNP.replace("{name: p}", "{generateName: guard-}")
                + "spec: {tier: Admin, priority: 1, subject: {namespaces: {}}}\n"));
        assertThat(policy.name()).isEqualTo("guard-00001");
    }

    // --- lists, kinds, places

    @Test
    void listsOfPoliciesAndSeveralKindsOfOneName() {
        Reading reading = Texts.read("""
                apiVersion: policy.networking.k8s.io/v1alpha2
                kind: ClusterNetworkPolicyList
                items:
                  - metadata: {name: default}
                    spec: {tier: Baseline, priority: 500, subject: {namespaces: {}}}
                  - metadata: {name: default-2}
                    spec: {tier: Admin, priority: 3, subject: {namespaces: {}}}
                ---
                apiVersion: v1
                kind: List
                items:
                  - apiVersion: policy.networking.k8s.io/v1alpha1
                    kind: BaselineAdminNetworkPolicy
                    metadata: {name: default}
                    spec: {subject: {namespaces: {}}}
                  - apiVersion: policy.networking.k8s.io/v1alpha1
                    kind: AdminNetworkPolicy
                    metadata: {name: default}
                    spec: {priority: 2, subject: {namespaces: {}}}
                """);

        assertThat(Texts.lines(reading)).isEmpty();
        assertThat(reading.cluster().clusterPolicies())
                .extracting(policy -> policy.tier() + " " + policy.priority() + " " + policy.id())
                .containsExactly(
                        "Admin 2 AdminNetworkPolicy default",
                        "Admin 3 ClusterNetworkPolicy default-2",
                        "Baseline 500 ClusterNetworkPolicy default",
                        "Baseline 500 BaselineAdminNetworkPolicy default");
        assertThat(reading.otherKinds()).isEmpty();
    }

    @Test
    void placesOfFields() {
        Reading reading = Texts.read(CNP + """
                spec:
                  tier: Admin
                  priority: 1
                  subject: {namespaces: {}}
                  egress:
                    - action: Accept
                      to:
                        - namespaces: {}
                        - networks: [10.0.0.0/8]
                      protocols:
                        - tcp: {destinationPort: {number: 80}}
                        - tcp: {destinationPort: {number: 81}}
                """);
        PolicyId id = only(reading).id();

        assertThat(reading.position(id, "spec.egress[0].to[1]")).hasToString("Optional[policy.yaml:12:11]");
        assertThat(reading.position(id, "spec.egress[0].protocols[1]")).hasToString("Optional[policy.yaml:15:11]");
        assertThat(reading.position(PolicyId.clusterWide(PolicyKind.ADMIN_NETWORK_POLICY, "p"), "spec"))
                .isEmpty();
        assertThat(reading.syntax(id)).isEmpty();
    }

    // --- channels

    private static final String BY_ADDRESS_AND_NAME = CNP + """
            spec:
              tier: Admin
              priority: 1
              subject: {namespaces: {}}
              egress:
                - action: Accept
                  to: [{networks: [10.0.0.0/8]}, {networks: [11.0.0.0/8]}]
                  protocols: [{tcp: {destinationPort: {number: 80}}}, {destinationNamedPort: web}]
            """;

    @Test
    void aPortByNameBesideAddressesIsForTheStandardChannel() {
        assertThat(only(Texts.read(BY_ADDRESS_AND_NAME, STANDARD)).egress())
                .containsExactly(rule(
                                Action.ACCEPT,
                                ClusterPeer.Networks.of(Cidr.parse("10.0.0.0/8")),
                                ClusterPeer.Networks.of(Cidr.parse("11.0.0.0/8")))
                        .ports(ClusterPorts.of(Ports.tcp(80), ClusterPorts.named("web")))
                        .build());
        assertThat(Texts.problems(BY_ADDRESS_AND_NAME))
                .containsExactly(
                        "policy.yaml:11:18: error: ClusterNetworkPolicy p: spec.egress[0].protocols: a port by name"
                                + " in a rule with a peer by networks, which has no names for ports; write the number, or two rules"
                                + " [forbidden]");
    }

    /** Manifests of v1alpha1 with such rules have been published with their answers. */
    @Test
    void inV1alpha1ItIsAWarning() {
        Reading reading = Texts.read(ANP + """
                spec:
                  priority: 1
                  subject: {namespaces: {}}
                  egress:
                    - action: Allow
                      to: [{nodes: {}}, {networks: [10.0.0.0/8]}, {domainNames: [www.example.com]}]
                      ports: [{namedPort: web}]
                """);

        assertThat(Texts.lines(reading))
                .containsExactly(
                        "policy.yaml:10:14: warning: AdminNetworkPolicy p: spec.egress[0].ports: a port by name in a rule with a"
                                + " peer by nodes and networks and domainNames, which has no names for ports; write the"
                                + " number, or two rules [forbidden]");
        assertThat(reading.cluster().clusterPolicies().get(0).egress().get(0).ports())
                .isEqualTo(ClusterPorts.of(ClusterPorts.named("web")));
    }

    @Test
    void fieldsThatOnlyTheExperimentalChannelHas() {
        String notStandard =
                " is a field of the experimental channel; install that, and read with channel experimental, or leave it out"
                        + " [forbidden]";
        String text = ANP + """
                spec:
                  priority: 1
                  subject: {namespaces: {}}
                  ingress: [{action: Deny, from: [{namespaces: {}}], ports: [{portNumber: {port: 1}}, {namedPort: web}]}]
                  egress: [{action: Deny, to: [{nodes: {}}, {domainNames: [www.example.com]}]}]
                """;

        assertThat(Texts.problems(text)).isEmpty();
        assertThat(Texts.lines(Texts.read(text, STANDARD)))
                .containsExactly(
                        "policy.yaml:7:99: error: AdminNetworkPolicy p: spec.ingress[0].ports[1].namedPort: namedPort"
                                + notStandard,
                        "policy.yaml:8:40: error: AdminNetworkPolicy p: spec.egress[0].to[0].nodes: nodes"
                                + notStandard,
                        "policy.yaml:8:59: error: AdminNetworkPolicy p: spec.egress[0].to[1].domainNames: domainNames"
                                + notStandard);
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void inV1alpha2PortsHaveNamesInBothChannels(Channel channel) {
        assertThat(only(Texts.read(
                                CNP + """
                                spec:
                                  tier: Admin
                                  priority: 1
                                  subject: {namespaces: {}}
                                  ingress: [{action: Deny, from: [{namespaces: {}}], protocols: [{destinationNamedPort: "The Port"}]}]
                                  egress: [{action: Deny, to: [{networks: [10.0.0.0/8]}]}]
                                """,
                                ReadingOptions.builder().channel(channel).build()))
                        .ingress()
                        .get(0)
                        .ports())
                .isEqualTo(ClusterPorts.of(ClusterPorts.named("The Port")));
    }

    // --- peers that are not known

    private static final String UNKNOWN_PEERS = CNP + """
            spec:
              tier: Admin
              priority: 1
              subject: {namespaces: {}}
              ingress:
                - action: Deny
                  from: [{networks: [10.0.0.0/8]}]
              egress:
                - action: Accept
                  to:
                    - {namespaces: {}}
                    - {tenants: {same: [team]}}
                    - {nodez: {}}
            """;

    @Test
    void aPeerThatIsNotKnownIsAnError() {
        assertThat(Texts.problems(UNKNOWN_PEERS))
                .containsExactly(
                        "policy.yaml:10:15: error: ClusterNetworkPolicy p: spec.ingress[0].from[0].networks: there is no such"
                                + " field here; the fields are namespaces, pods [unknown-field]",
                        "policy.yaml:15:12: error: ClusterNetworkPolicy p: spec.egress[0].to[1].tenants: there is no such"
                                + " field here; the fields are domainNames, namespaces, networks, nodes, pods"
                                + " [unknown-field]",
                        "policy.yaml:16:12: error: ClusterNetworkPolicy p: spec.egress[0].to[2].nodez: there is no such"
                                + " field here; did you mean nodes? [unknown-field]");
    }

    @Test
    void orItFailsClosedWithAWarning() {
        Reading reading = Texts.read(
                UNKNOWN_PEERS,
                ReadingOptions.builder().unknownPeers(UnknownPeers.FAIL_CLOSED).build());

        assertThat(Texts.lines(reading))
                .containsExactly(
                        "policy.yaml:10:15: warning: ClusterNetworkPolicy p: spec.ingress[0].from[0].networks: no peer is known"
                                + " by this field, so its rule fails closed; there is no such field here; the fields are"
                                + " namespaces, pods [unknown-peer]",
                        "policy.yaml:15:12: warning: ClusterNetworkPolicy p: spec.egress[0].to[1].tenants: no peer is known by"
                                + " this field, so its rule fails closed; there is no such field here; the fields are"
                                + " domainNames, namespaces, networks, nodes, pods [unknown-peer]",
                        "policy.yaml:16:12: warning: ClusterNetworkPolicy p: spec.egress[0].to[2].nodez: no peer is known by"
                                + " this field, so its rule fails closed; there is no such field here; did you mean nodes?"
                                + " [unknown-peer]");
        ClusterNetworkPolicy policy = Iterables.getOnlyElement(reading.cluster().clusterPolicies());
        assertThat(policy.ingress().get(0).peers()).containsExactly(ClusterPeer.Unknown.of("networks"));
        assertThat(policy.egress().get(0).peers())
                .containsExactly(ALL_PODS, ClusterPeer.Unknown.of("tenants"), ClusterPeer.Unknown.of("nodez"));
    }

    // --- equal priorities

    private static String admin(String name, String more) {
        return "{apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy, metadata: {name: " + name
                + "}, spec: {" + more + "}}\n---\n";
    }

    @Test
    void equalPrioritiesWhoseRulesCanCollide() {
        String first = "priority: 5, subject: {namespaces: {}}, ingress: [{action: Pass, from: [{namespaces: {}}]}]";
        String second = "priority: 5, subject: {pods: {namespaceSelector: {}, podSelector: {matchLabels: {app: a}}}},"
                + " egress: [{action: Deny, to: [{nodes: {}}]}],"
                + " ingress: [{action: Pass, from: [{namespaces: {}}]}, {action: Allow, from: [{namespaces: {}}]}]";

        Reading reading = Texts.read(admin("one", first) + admin("two", second));

        assertThat(Texts.lines(reading))
                .containsExactly(
                        "policy.yaml:3:115: warning: AdminNetworkPolicy two: spec.priority: priority 5 is also that of"
                                + " AdminNetworkPolicy one, whose spec.ingress[0] (Pass) can match the same connections as"
                                + " spec.ingress[1] (Allow) here, and between equal priorities there is no order"
                                + " (at policy.yaml:1:115); give one of them another priority [equal-priority]");
        assertThat(reading.cluster().clusterPolicies()).hasSize(2);
    }

    @Test
    void everyPairIsReportedOnce() {
        String accept = "priority: 5, subject: {namespaces: {}}, egress: [{action: Allow, to: [{namespaces: {}}]}]";
        String deny = accept.replace("Allow", "Deny");

        assertThat(Texts.problems(admin("a", accept) + admin("b", deny) + admin("c", accept)))
                .extracting(line -> line.replaceAll(
                        ".*(AdminNetworkPolicy \\w+): .* that of (AdminNetworkPolicy \\w+),.*", "$1, $2"))
                .containsExactly(
                        "AdminNetworkPolicy b, AdminNetworkPolicy a", "AdminNetworkPolicy c, AdminNetworkPolicy b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "priority: 6, subject: {namespaces: {}} | to: [{namespaces: {}}]",
                "priority: 5, subject: {namespaces: {matchLabels: {zone: b}}} | to: [{namespaces: {}}]",
                "priority: 5, subject: {namespaces: {}} | to: [{namespaces: {matchLabels: {zone: b}}}]",
                "priority: 5, subject: {namespaces: {}} | to: [{nodes: {}}]",
                "priority: 5, subject: {namespaces: {}} | to: [{namespaces: {}}], ports: [{portNumber: {port: 81}}]",
            })
    void whatCannotCollideIsNotReported(String spec, String rule) {
        String first = "priority: 5, subject: {namespaces: {matchLabels: {zone: a}}},"
                + " egress: [{action: Allow, to: [{namespaces: {matchLabels: {zone: a}}}], ports: [{portNumber: {port: 80}}]}]";
        assertThat(Texts.problems(
                        admin("one", first) + admin("two", spec + ", egress: [{action: Deny, " + rule + "}]")))
                .isEmpty();
    }

    @Test
    void aTierIsOneForAllKinds() {
        String rules = "subject: {namespaces: {}}, ingress: [{action: %s, from: [{namespaces: {}}]}]";
        String baseline =
                "{apiVersion: policy.networking.k8s.io/v1alpha1, kind: BaselineAdminNetworkPolicy, metadata: {name:"
                        + " default}, spec: {" + String.format(rules, "Deny") + "}}\n---\n";
        String cluster =
                "{apiVersion: policy.networking.k8s.io/v1alpha2, kind: ClusterNetworkPolicy, metadata: {name: c}, spec:"
                        + " {tier: %s, priority: 500, " + String.format(rules, "Accept") + "}}\n---\n";

        assertThat(Texts.problems(baseline + String.format(cluster, "Baseline")))
                .containsExactly(
                        "policy.yaml:3:131: warning: ClusterNetworkPolicy c: spec.priority: priority 500 is also that of"
                                + " BaselineAdminNetworkPolicy default, whose spec.ingress[0] (Deny) can match the same connections as"
                                + " spec.ingress[0] (Accept) here, and between equal priorities there is no order (at"
                                + " policy.yaml:1:116); give one of them another priority [equal-priority]");
        assertThat(Texts.problems(baseline + String.format(cluster, "Admin"))).isEmpty();
        assertThat(Texts.problems(
                        admin("a", "priority: 500, " + String.format(rules, "Pass")) + String.format(cluster, "Admin")))
                .hasSize(1)
                .first()
                .asString()
                .contains("is also that of AdminNetworkPolicy a, ");
    }
}
