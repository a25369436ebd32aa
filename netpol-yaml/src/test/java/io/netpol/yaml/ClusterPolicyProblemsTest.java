package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cluster-wide policies that are refused: each mistake with the whole line that says so. */
class ClusterPolicyProblemsTest {
    private static final String V1ALPHA1 = "apiVersion: policy.networking.k8s.io/v1alpha1\n";
    private static final String V1ALPHA2 = "apiVersion: policy.networking.k8s.io/v1alpha2\n";

    /** Three lines: what follows starts in line 4. */
    private static final String CNP = V1ALPHA2 + "kind: ClusterNetworkPolicy\nmetadata: {name: p}\n";

    private static final String ANP = V1ALPHA1 + "kind: AdminNetworkPolicy\nmetadata: {name: p}\n";
    private static final String BANP = V1ALPHA1 + "kind: BaselineAdminNetworkPolicy\nmetadata: {name: default}\n";

    private static final String OF_CNP = "error: ClusterNetworkPolicy p: ";
    private static final String OF_ANP = "error: AdminNetworkPolicy p: ";
    private static final String OF_BANP = "error: BaselineAdminNetworkPolicy default: ";

    private static void assertRefused(String text, String... problems) {
        Reading reading = Texts.read(text);
        assertThat(Texts.lines(reading))
                .containsExactlyElementsOf(Arrays.stream(problems)
                        .map(problem -> "policy.yaml:" + problem)
                        .toList());
        assertThatExceptionOfType(InvalidManifestsException.class).isThrownBy(reading::cluster);
    }

    /** A policy whose rules stand in line 5. */
    private static String cnp(String rules) {
        return CNP + "spec: {tier: Admin, priority: 1, subject: {namespaces: {}},\n  " + rules + "}\n";
    }

    private static String anp(String rules) {
        return ANP + "spec: {priority: 1, subject: {namespaces: {}},\n  " + rules + "}\n";
    }

    /** A policy with one rule for incoming connections, whose ports stand in line 5 from column 62 on. */
    private static String protocols(String list) {
        return cnp("ingress: [{action: Accept, from: [{namespaces: {}}], protocols: " + list + "}]");
    }

    private static String ports(String list) {
        return anp("ingress: [{action: Allow, from: [{namespaces: {}}], ports: " + list + "}]");
    }

    private static String to(String peer) {
        return cnp("egress: [{action: Accept, to: [" + peer + "]}]");
    }

    // --- the policy

    @Test
    void whatEveryPolicyNeeds() {
        assertRefused(
                CNP + "spec: {}\n",
                "4:7: " + OF_CNP + "spec.tier: a tier is required; write Admin or Baseline [required]",
                "4:7: " + OF_CNP
                        + "spec.priority: a priority is required; write 0 to 1000, 0 is asked before all others [required]",
                "4:7: " + OF_CNP
                        + "spec.subject: a subject is required; write namespaces: {} for all pods, or namespaces or pods"
                        + " [required]");
        assertRefused(
                ANP,
                "1:1: " + OF_ANP
                        + "spec.priority: a priority is required; write 0 to 1000, 0 is asked before all others [required]",
                "1:1: " + OF_ANP
                        + "spec.subject: a subject is required; write namespaces: {} for all pods, or namespaces or pods"
                        + " [required]");
        assertRefused(
                BANP + "spec: {subject: {}}\n",
                "4:17: " + OF_BANP + "spec.subject: a subject is empty; write namespaces or pods [required]");
        assertRefused(
                V1ALPHA2 + "kind: ClusterNetworkPolicy\nspec: {tier: Admin, priority: 1, subject: {namespaces: {}}}\n",
                "1:1: error: ClusterNetworkPolicy without a name: metadata.name: a name is required; write one, such as"
                        + " default-deny [required]");
    }

    @Test
    void prioritiesThatAreNone() {
        for (int priority : new int[] {1001, -1, Integer.MAX_VALUE}) {
            assertRefused(
                    CNP + "spec: {tier: Admin, subject: {namespaces: {}}, priority: " + priority + "}\n",
                    "4:58: " + OF_CNP + "spec.priority: " + priority
                            + " is no priority; priorities are 0 to 1000 [invalid]");
        }
        assertRefused(
                ANP + "spec: {subject: {namespaces: {}}, priority: 1001}\n",
                "4:45: " + OF_ANP + "spec.priority: 1001 is no priority; priorities are 0 to 1000 [invalid]");
        assertRefused(
                CNP + "spec: {tier: Admin, subject: {namespaces: {}}, priority: \"5\"}\n",
                "4:58: " + OF_CNP
                        + "spec.priority: found the text \"5\"; a whole number without quotes belongs here [wrong-type]");
        assertRefused(
                BANP + "spec: {subject: {namespaces: {}}, priority: 5}\n",
                "4:35: " + OF_BANP
                        + "spec.priority: there is no such field here; the fields are egress, ingress, subject"
                        + " [unknown-field]");
    }

    @Test
    void tiersThatAreNone() {
        assertRefused(
                CNP + "spec: {tier: admin, priority: 1, subject: {namespaces: {}}}\n",
                "4:14: " + OF_CNP + "spec.tier: \"admin\" is no tier; write Admin [unsupported]");
        assertRefused(
                CNP + "spec: {tier: NetworkPolicy, priority: 1, subject: {namespaces: {}}}\n",
                "4:14: " + OF_CNP + "spec.tier: \"NetworkPolicy\" is no tier; write Admin or Baseline [unsupported]");
        assertRefused(
                ANP + "spec: {tier: Admin, priority: 1, subject: {namespaces: {}}}\n",
                "4:8: " + OF_ANP
                        + "spec.tier: there is no such field here; the fields are egress, ingress, priority, subject"
                        + " [unknown-field]");
    }

    @Test
    void aSubjectIsOneThing() {
        assertRefused(
                CNP + "spec: {tier: Admin, priority: 1, subject: {namespaces: {}, pods: {podSelector: {}}}}\n",
                "4:43: " + OF_CNP + "spec.subject: a subject has exactly one field, and here are namespaces and pods;"
                        + " write one of them, and another policy for the other [forbidden]");
        assertRefused(
                CNP + "spec: {tier: Admin, priority: 1, subject: {pods: {namespaceSelector: {}}}}\n",
                "4:50: " + OF_CNP
                        + "spec.subject.pods.podSelector: a pod selector is required; for all pods write {} [required]");
        assertRefused(
                CNP + "spec: {tier: Admin, priority: 1, subject: {namespace: {}}}\n",
                "4:44: " + OF_CNP + "spec.subject.namespace: there is no such field here; did you mean namespaces?"
                        + " [unknown-field]");
    }

    @Test
    void aSecondBaselineAdminNetworkPolicy() {
        assertRefused(
                BANP.replace("default", "other") + "spec: {subject: {namespaces: {}}}\n",
                "3:18: error: BaselineAdminNetworkPolicy other: metadata.name: \"other\": a cluster has one"
                        + " BaselineAdminNetworkPolicy, and its name is default; write default, or a ClusterNetworkPolicy of"
                        + " tier Baseline [invalid]");
        String one = BANP + "spec: {subject: {namespaces: {}}}\n";
        assertRefused(
                one + "---\n" + one,
                "8:18: " + OF_BANP
                        + "metadata.name: BaselineAdminNetworkPolicy default is there already, at policy.yaml:3:18; give one of"
                        + " them another name, or leave it out [duplicate]");
    }

    @Test
    void twoPoliciesOfOneName() {
        String one = CNP + "spec: {tier: Admin, priority: 1, subject: {namespaces: {}}}\n";
        assertRefused(
                one + "---\n" + one,
                "8:18: " + OF_CNP
                        + "metadata.name: ClusterNetworkPolicy p is there already, at policy.yaml:3:18; give one of them another"
                        + " name, or leave it out [duplicate]");
    }

    @Test
    void versionsAndKindsThatAreSlips() {
        String rest = "metadata: {name: p}\nspec: {}\n";
        assertRefused(
                V1ALPHA1 + "kind: ClusterNetworkPolicy\n" + rest,
                "1:13: " + OF_CNP
                        + "apiVersion: there is no ClusterNetworkPolicy in policy.networking.k8s.io/v1alpha1; write"
                        + " policy.networking.k8s.io/v1alpha2 [unknown-version]");
        assertRefused(
                V1ALPHA2 + "kind: AdminNetworkPolicy\n" + rest,
                "1:13: " + OF_ANP
                        + "apiVersion: there is no AdminNetworkPolicy in policy.networking.k8s.io/v1alpha2; write"
                        + " policy.networking.k8s.io/v1alpha1 [unknown-version]");
        assertRefused(
                "apiVersion: networking.k8s.io/v1\nkind: ClusterNetworkPolicy\n" + rest,
                "1:13: " + OF_CNP + "apiVersion: there is no ClusterNetworkPolicy in networking.k8s.io/v1; write"
                        + " policy.networking.k8s.io/v1alpha2 [unknown-version]");
        assertRefused(
                V1ALPHA2 + "kind: ClusterNetworkPolicies\n" + rest,
                "2:7: error: ClusterNetworkPolicies default/p: kind: there is no ClusterNetworkPolicies in"
                        + " policy.networking.k8s.io/v1alpha2; did you mean ClusterNetworkPolicy? [unknown-kind]");
    }

    // --- rules

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Allow  | \"Allow\" is no action of a ClusterNetworkPolicy; write Accept [unsupported]",
                "accept | \"accept\" is no action of a ClusterNetworkPolicy; write Accept [unsupported]",
                "Reject | \"Reject\" is no action of a ClusterNetworkPolicy; write Accept, Deny or Pass [unsupported]",
                "''     | \"\" is no action of a ClusterNetworkPolicy; write Accept, Deny or Pass [unsupported]",
            })
    void actionsOfAClusterNetworkPolicy(String action, String problem) {
        String text = action.isEmpty() ? "''" : action;
        assertRefused(
                cnp("ingress: [{from: [{namespaces: {}}], action: " + text + "}]"),
                "5:48: " + OF_CNP + "spec.ingress[0].action: " + problem);
    }

    @Test
    void actionsOfTheKindsBefore() {
        assertRefused(
                anp("egress: [{to: [{namespaces: {}}], action: Accept}, {to: [{namespaces: {}}]}]"),
                "5:45: " + OF_ANP
                        + "spec.egress[0].action: \"Accept\" is no action of an AdminNetworkPolicy; write Allow [unsupported]",
                "5:54: " + OF_ANP
                        + "spec.egress[1].action: an action is required; write Allow, Deny or Pass [required]");
        assertRefused(
                BANP + "spec: {subject: {namespaces: {}}, ingress: [{from: [{namespaces: {}}], action: Pass}]}\n",
                "4:80: " + OF_BANP
                        + "spec.ingress[0].action: \"Pass\" is no action of a BaselineAdminNetworkPolicy; write Allow or Deny"
                        + " [unsupported]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", from: []", ", from: null"})
    void aRuleWithoutPeers(String from) {
        assertThat(Texts.problems(cnp("ingress: [{action: Deny" + from + "}]")))
                .singleElement()
                .asString()
                .matches("policy\\.yaml:5:\\d+: error: .*")
                .endsWith(OF_CNP
                        + "spec.ingress[0].from: a rule of a cluster-wide policy needs at least one peer; for all pods write"
                        + " - namespaces: {} [required]");
    }

    @Test
    void anEmptyRuleInEitherDirection() {
        assertRefused(
                cnp("egress: [{}]"),
                "5:12: " + OF_CNP
                        + "spec.egress[0].action: an action is required; write Accept, Deny or Pass [required]",
                "5:12: " + OF_CNP
                        + "spec.egress[0].to: a rule of a cluster-wide policy needs at least one peer; for all pods write"
                        + " - namespaces: {}, for all addresses - networks: [0.0.0.0/0, \"::/0\"] [required]");
        assertRefused(
                cnp("ingress: [{action: Deny, to: [{namespaces: {}}]}]"),
                "5:13: " + OF_CNP
                        + "spec.ingress[0].from: a rule of a cluster-wide policy needs at least one peer; for all pods write"
                        + " - namespaces: {} [required]",
                "5:28: " + OF_CNP
                        + "spec.ingress[0].to: there is no such field here; the fields are action, from, name, protocols"
                        + " [unknown-field]");
    }

    @Test
    void aNameOfARule() {
        assertRefused(
                cnp("ingress: [{action: Deny, from: [{namespaces: {}}], name: " + "n".repeat(101) + "}]"),
                "5:60: " + OF_CNP
                        + "spec.ingress[0].name: a rule's name has at most 100 characters; shorten it [too-long]");
        assertThat(Texts.problems(
                        cnp("ingress: [{action: Deny, from: [{namespaces: {}}], name: " + "n".repeat(100) + "}]")))
                .isEmpty();
    }

    // --- peers

    @Test
    void aPeerIsOneThing() {
        assertRefused(
                to("{namespaces: {}, networks: [10.0.0.0/8]}"),
                "5:34: " + OF_CNP
                        + "spec.egress[0].to[0]: a peer has exactly one field, and here are namespaces and networks;"
                        + " write one of them, and the others as entries of their own [forbidden]");
        assertRefused(
                to("{}"),
                "5:34: " + OF_CNP
                        + "spec.egress[0].to[0]: a peer is empty; write namespaces, pods, networks, nodes or domainNames"
                        + " [required]");
        assertRefused(
                cnp("ingress: [{action: Deny, from: [null]}]"),
                "5:35: " + OF_CNP + "spec.ingress[0].from[0]: a peer is empty; write namespaces or pods [required]");
        assertRefused(
                BANP + "spec: {subject: {namespaces: {}}, egress: [{action: Deny, to: [{}]}]}\n",
                "4:64: " + OF_BANP
                        + "spec.egress[0].to[0]: a peer is empty; write namespaces, pods, networks or nodes [required]");
    }

    @Test
    void addressesAreNoPeersOfWhatComesIn() {
        assertRefused(
                cnp("ingress: [{action: Deny, from: [{networks: [10.0.0.0/8]}]}]"),
                "5:36: " + OF_CNP
                        + "spec.ingress[0].from[0].networks: there is no such field here; the fields are namespaces, pods"
                        + " [unknown-field]");
        assertRefused(
                BANP
                        + "spec: {subject: {namespaces: {}}, egress: [{action: Deny, to: [{domainNames: [a.example]}]}]}\n",
                "4:65: " + OF_BANP
                        + "spec.egress[0].to[0].domainNames: there is no such field here; the fields are namespaces, networks,"
                        + " nodes, pods [unknown-field]");
    }

    @Test
    void podsOfAPeer() {
        assertRefused(
                to("{pods: {}}"),
                "5:41: " + OF_CNP
                        + "spec.egress[0].to[0].pods.podSelector: a pod selector is required; for all pods write {} [required]");
        assertRefused(
                to("{pods: {podSelectors: {}, podSelector: {}}}"),
                "5:42: " + OF_CNP
                        + "spec.egress[0].to[0].pods.podSelectors: there is no such field here; did you mean podSelector?"
                        + " [unknown-field]");
        assertRefused(
                to("{namespaces: {matchLabels: {a: '-'}}}"),
                "5:62: " + OF_CNP
                        + "spec.egress[0].to[0].namespaces.matchLabels: the value of label \"a\": \"-\" is no label value: it is"
                        + " empty, or may hold letters, digits, '-', '_' and '.', and starts and ends with a letter or digit"
                        + " [invalid]");
        assertRefused(
                to("{nodes: {matchExpressions: [{key: a, operator: in}]}}"),
                "5:81: " + OF_CNP
                        + "spec.egress[0].to[0].nodes.matchExpressions[0].operator: \"in\" is no operator; write In"
                        + " [invalid]");
    }

    @Test
    void tenancyThatTheApiDropped() {
        String dropped =
                "the API dropped this field after version 0.1.1, and no other field says it; write a policy for each"
                        + " value of the labels [unknown-field]";
        assertRefused(
                anp("ingress: [{action: Pass, from: [{pods: {sameLabels: [tenant], podSelector: {}, namespaceSelector:"
                        + " {}}}]}, {action: Deny, from: [{namespaces: {notSameLabels: [tenant]}}]}]"),
                "5:43: " + OF_ANP + "spec.ingress[0].from[0].pods.sameLabels: " + dropped,
                "5:145: " + OF_ANP + "spec.ingress[1].from[0].namespaces.notSameLabels: " + dropped);
    }

    @Test
    void networks() {
        assertRefused(
                to("{networks: []}"),
                "5:45: " + OF_CNP
                        + "spec.egress[0].to[0].networks: a list of no networks; write at least one CIDR, such as 192.0.2.0/24"
                        + " [required]");
        assertRefused(
                to("{networks: [10.0.0.0/8, 10.0.0.0/8, 10.0.0.0, \"1111:1111:1111:1111:1111:1111:1111:1111/0000128\","
                        + " 010.0.0.0/8, \"::ffff:10.0.0.0/104\"]}"),
                "5:58: " + OF_CNP + "spec.egress[0].to[0].networks[1]: 10.0.0.0/8 stands here twice; leave one out"
                        + " [duplicate]",
                "5:70: " + OF_CNP
                        + "spec.egress[0].to[0].networks[2]: \"10.0.0.0\" is no CIDR; write an address, '/' and a prefix length"
                        + " (IPv4 0 to 32, IPv6 0 to 128), such as 192.0.2.0/24 or 2001:db8::/32 [invalid]",
                "5:80: " + OF_CNP + "spec.egress[0].to[0].networks[3]: a CIDR has at most 43 characters [too-long]",
                "5:131: " + OF_CNP
                        + "spec.egress[0].to[0].networks[4]: \"010.0.0.0/8\" has leading zeros; write 10.0.0.0/8 [invalid]",
                "5:144: " + OF_CNP
                        + "spec.egress[0].to[0].networks[5]: \"::ffff:10.0.0.0/104\" is an IPv4 address in IPv6 clothes; write"
                        + " 10.0.0.0/8 [invalid]");
    }

    @Test
    void networksInOddSpellingsAreTaken() {
        Reading reading = Texts.read(to("{networks: [10.0.0.1/8, \"FD00::/8\"]}"));

        assertThat(Texts.lines(reading))
                .containsExactly(
                        "policy.yaml:5:46: warning: ClusterNetworkPolicy p: spec.egress[0].to[0].networks[0]: \"10.0.0.1/8\" has"
                                + " bits beyond its prefix length, which are ignored; write 10.0.0.0/8 for the network, or"
                                + " 10.0.0.1/32 for the one address [invalid]",
                        "policy.yaml:5:58: warning: ClusterNetworkPolicy p: spec.egress[0].to[0].networks[1]: \"FD00::/8\" is"
                                + " not the canonical spelling (RFC 5952); write fd00::/8 [invalid]");
        assertThat(reading.cluster().clusterPolicies().get(0).egress().get(0).toString())
                .contains("[10.0.0.0/8, fd00::/8]");
    }

    @Test
    void domainNames() {
        assertRefused(
                to("{domainNames: []}"),
                "5:48: " + OF_CNP
                        + "spec.egress[0].to[0].domainNames: a list of no domain names; write at least one, such as"
                        + " www.example.com [required]");
        String isNone =
                "\" is no domain name; write at least two parts with a dot between, letters, digits, '-' and '_',"
                        + " such as www.example.com, or *.example.com for all names below [invalid]";
        assertRefused(
                to("{domainNames: [a.example, localhost, \"*.*.example\", a.example]}"),
                "5:60: " + OF_CNP + "spec.egress[0].to[0].domainNames[1]: \"localhost" + isNone,
                "5:71: " + OF_CNP + "spec.egress[0].to[0].domainNames[2]: \"*.*.example" + isNone,
                "5:86: " + OF_CNP + "spec.egress[0].to[0].domainNames[3]: a.example stands here twice; leave one out"
                        + " [duplicate]");
    }

    // --- ports

    @Test
    void anEntryOfProtocolsIsOneThing() {
        assertRefused(
                protocols("[{tcp: {destinationPort: {number: 80}}, destinationNamedPort: web}]"),
                "5:68: " + OF_CNP
                        + "spec.ingress[0].protocols[0]: an entry of protocols has exactly one field, and here are tcp and"
                        + " destinationNamedPort; write one of them, and the others as entries of their own [forbidden]");
        assertRefused(
                protocols("[{}]"),
                "5:68: " + OF_CNP
                        + "spec.ingress[0].protocols[0]: an entry of protocols is empty; write tcp, udp, sctp or"
                        + " destinationNamedPort [required]");
        assertRefused(
                protocols("[]"),
                "5:67: " + OF_CNP
                        + "spec.ingress[0].protocols: a list of no entries; write at least one, or leave the field out for every"
                        + " port [required]");
        assertRefused(
                protocols("[{destinationNamedPort: ''}]"),
                "5:91: " + OF_CNP
                        + "spec.ingress[0].protocols[0].destinationNamedPort: the name is empty; write the name of a container"
                        + " port [required]");
        assertRefused(
                protocols("[{icmp: {}}]"),
                "5:69: " + OF_CNP
                        + "spec.ingress[0].protocols[0].icmp: there is no such field here; the fields are"
                        + " destinationNamedPort, sctp, tcp, udp [unknown-field]");
    }

    @Test
    void aDestinationPortIsOneThing() {
        String every =
                "a destinationPort is required; for every port of the protocol write destinationPort: {range: {start: 1, end:"
                        + " 65535}} [required]";
        assertRefused(
                protocols("[{tcp: {}}, {udp: {destinationPort: {}}}, {sctp: null}]"),
                "5:74: " + OF_CNP + "spec.ingress[0].protocols[0].tcp: " + every,
                "5:85: " + OF_CNP + "spec.ingress[0].protocols[1].udp: " + every,
                "5:109: " + OF_CNP
                        + "spec.ingress[0].protocols[2]: an entry of protocols is empty; write tcp, udp, sctp or"
                        + " destinationNamedPort [required]");
        assertRefused(
                protocols("[{tcp: {destinationPort: {number: 80, range: {start: 1, end: 2}}}}]"),
                "5:92: " + OF_CNP
                        + "spec.ingress[0].protocols[0].tcp.destinationPort: a destinationPort has exactly one field, and here"
                        + " are number and range; write one of them, and another entry of protocols for the other [forbidden]");
    }

    @Test
    void portNumbersAndRanges() {
        String path = "spec.ingress[0].protocols[%d].tcp.destinationPort.";
        assertRefused(
                protocols(
                        "[{tcp: {destinationPort: {number: 0}}}, {tcp: {destinationPort: {range: {start: 90, end: 80}}}},"
                                + " {tcp: {destinationPort: {range: {start: 80, end: 80}}}},"
                                + " {tcp: {destinationPort: {range: {start: 80}}}},"
                                + " {tcp: {destinationPort: {range: {start: 1, end: 65536}}}}]"),
                "5:101: " + OF_CNP + String.format(path, 0) + "number: 0 is no port; ports are 1 to 65535 [invalid]",
                "5:139: " + OF_CNP + String.format(path, 1)
                        + "range: the range ends at 80 before it starts at 90; start is below end [invalid]",
                "5:196: " + OF_CNP + String.format(path, 2)
                        + "range: the range starts and ends at 80; start is below end, for one port write number: 80 [invalid]",
                "5:253: " + OF_CNP + String.format(path, 3)
                        + "range.end: a port number is required, 1 to 65535 [required]",
                "5:317: " + OF_CNP + String.format(path, 4)
                        + "range.end: 65536 is no port; ports are 1 to 65535 [invalid]");
        assertRefused(
                protocols("[{tcp: {destinationPort: {number: http}}}, {tcp: {destinationPort: 80}}, {tcp: 80}]"),
                "5:101: " + OF_CNP + String.format(path, 0)
                        + "number: found the text \"http\"; a whole number without quotes belongs here [wrong-type]",
                "5:134: " + OF_CNP
                        + "spec.ingress[0].protocols[1].tcp.destinationPort: found the number 80; an object (write its fields"
                        + " below, each with a name) belongs here [wrong-type]",
                "5:146: " + OF_CNP
                        + "spec.ingress[0].protocols[2].tcp: found the number 80; an object (write its fields below, each with a"
                        + " name) belongs here [wrong-type]");
    }

    @Test
    void portsOfTheVersionBefore() {
        assertRefused(
                ports("[{portNumber: {port: 80}, namedPort: web}, {}, {namedPort: ''}]"),
                "5:63: " + OF_ANP
                        + "spec.ingress[0].ports[0]: an entry of ports has exactly one field, and here are portNumber and"
                        + " namedPort; write one of them, and the others as entries of their own [forbidden]",
                "5:105: " + OF_ANP
                        + "spec.ingress[0].ports[1]: an entry of ports is empty; write portNumber, portRange or namedPort"
                        + " [required]",
                "5:121: " + OF_ANP
                        + "spec.ingress[0].ports[2].namedPort: the name is empty; write the name of a container port [required]");
        assertRefused(
                ports("[{portNumber: {}}, {portNumber: {protocol: tcp, port: 65536}}, {portRange: {start: 9, end: 8}},"
                        + " {portRange: {protocol: ICMP, start: 8}}]"),
                "5:76: " + OF_ANP
                        + "spec.ingress[0].ports[0].portNumber.port: a port number is required, 1 to 65535 [required]",
                "5:105: " + OF_ANP
                        + "spec.ingress[0].ports[1].portNumber.protocol: \"tcp\" is no protocol of a NetworkPolicy; write TCP"
                        + " [unsupported]",
                "5:116: " + OF_ANP
                        + "spec.ingress[0].ports[1].portNumber.port: 65536 is no port; ports are 1 to 65535 [invalid]",
                "5:137: " + OF_ANP
                        + "spec.ingress[0].ports[2].portRange: the range ends at 8 before it starts at 9; start is below end"
                        + " [invalid]",
                "5:170: " + OF_ANP
                        + "spec.ingress[0].ports[3].portRange.end: a port number is required, 1 to 65535 [required]",
                "5:181: " + OF_ANP
                        + "spec.ingress[0].ports[3].portRange.protocol: \"ICMP\" is no protocol of a NetworkPolicy; write TCP,"
                        + " UDP or SCTP [unsupported]");
        assertRefused(
                ports("[]"),
                "5:62: " + OF_ANP
                        + "spec.ingress[0].ports: a list of no entries; write at least one, or leave the field out for every port"
                        + " [required]");
    }

    @Test
    void fieldsOfTheOtherVersion() {
        assertRefused(
                cnp("ingress: [{action: Deny, from: [{namespaces: {}}], ports: [{portNumber: {port: 80}}]}]"),
                "5:54: " + OF_CNP
                        + "spec.ingress[0].ports: there is no such field here; the fields are action, from, name, protocols"
                        + " [unknown-field]");
        assertRefused(
                anp(
                        "ingress: [{action: Deny, from: [{namespaces: {}}], protocols: [{tcp: {destinationPort: {number: 1}}}]}]"),
                "5:54: " + OF_ANP
                        + "spec.ingress[0].protocols: there is no such field here; the fields are action, from, name, ports"
                        + " [unknown-field]");
        assertRefused(
                cnp("ingres: []"),
                "5:3: " + OF_CNP + "spec.ingres: there is no such field here; did you mean ingress? [unknown-field]");
        assertRefused(
                CNP + "specs: {}\n",
                "1:1: " + OF_CNP + "spec.tier: a tier is required; write Admin or Baseline [required]",
                "1:1: " + OF_CNP
                        + "spec.priority: a priority is required; write 0 to 1000, 0 is asked before all others [required]",
                "1:1: " + OF_CNP
                        + "spec.subject: a subject is required; write namespaces: {} for all pods, or namespaces or pods"
                        + " [required]",
                "4:1: " + OF_CNP + "specs: there is no such field here; did you mean spec? [unknown-field]");
    }

    @Test
    void otherTypesThanTheFieldsHave() {
        assertRefused(
                CNP + "spec: {tier: [Admin], priority: 1.5, subject: all, ingress: {}}\n",
                "4:14: " + OF_CNP + "spec.tier: found a list; a text belongs here [wrong-type]",
                "4:33: " + OF_CNP
                        + "spec.priority: found the fraction 1.5; a whole number without quotes belongs here [wrong-type]",
                "4:47: " + OF_CNP
                        + "spec.subject: found the text \"all\"; an object (write its fields below, each with a name) belongs here"
                        + " [wrong-type]",
                "4:61: " + OF_CNP
                        + "spec.ingress: found an object; a list (write each entry with a dash) belongs here [wrong-type]");
        assertRefused(
                to("{networks: 10.0.0.0/8}, {domainNames: {}}, {networks: [10]}, pods"),
                "5:45: " + OF_CNP
                        + "spec.egress[0].to[0].networks: found the text \"10.0.0.0/8\"; a list (write each entry with a dash)"
                        + " belongs here [wrong-type]",
                "5:72: " + OF_CNP
                        + "spec.egress[0].to[1].domainNames: found an object; a list (write each entry with a dash) belongs here"
                        + " [wrong-type]",
                "5:89: " + OF_CNP
                        + "spec.egress[0].to[2].networks[0]: found the number 10; a text in quotes, such as \"10\", belongs here"
                        + " [wrong-type]",
                "5:95: " + OF_CNP
                        + "spec.egress[0].to[3]: found the text \"pods\"; an object (write its fields below, each with a name)"
                        + " belongs here [wrong-type]");
    }

    /** A list that is none must not pass for one that is absent: that would be every port. */
    @Test
    void portsThatAreNoList() {
        String wanted = "found an object; a list (write each entry with a dash) belongs here [wrong-type]";
        assertRefused(
                protocols("{tcp: {destinationPort: {number: 80}}}"),
                "5:67: " + OF_CNP + "spec.ingress[0].protocols: " + wanted);
        assertRefused(ports("{portNumber: {port: 80}}"), "5:62: " + OF_ANP + "spec.ingress[0].ports: " + wanted);
    }

    // --- limits

    private static String times(int count, String item) {
        return IntStream.range(0, count)
                .mapToObj(i -> item.replace("#", String.valueOf(i + 1)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String manyRules(int rules) {
        return "ingress: " + times(rules, "{action: Deny, from: [{namespaces: {}}]}");
    }

    private static String manyPeers(int peers) {
        return "egress: [{action: Deny, to: " + times(peers, "{namespaces: {}}") + "}]";
    }

    private static String manyInOnePeer(int entries) {
        return "egress: [{action: Deny, to: [{networks: " + times(entries, "10.0.0.#/32") + "}, {domainNames: "
                + times(entries, "a#.example") + "}]}]";
    }

    @Test
    void listsThatAreTooLongForV1alpha2() {
        String others = ", write the others as another rule of the same action behind this one [too-long]";
        String ports = times(26, "{tcp: {destinationPort: {number: #}}}");
        assertRefused(
                cnp(manyRules(26)),
                "5:12: " + OF_CNP
                        + "spec.ingress: 26 rules; at most 25 are allowed, write the others as policies of their own [too-long]");
        assertRefused(
                cnp(manyPeers(26)), "5:31: " + OF_CNP + "spec.egress[0].to: 26 peers; at most 25 are allowed" + others);
        assertRefused(
                protocols(ports),
                "5:67: " + OF_CNP + "spec.ingress[0].protocols: 26 entries; at most 25 are allowed" + others);
        assertRefused(
                cnp(manyInOnePeer(26)),
                "5:43: " + OF_CNP
                        + "spec.egress[0].to[0].networks: 26 networks; at most 25 are allowed, write the others as another peer"
                        + " [too-long]",
                "5:415: " + OF_CNP
                        + "spec.egress[0].to[1].domainNames: 26 domain names; at most 25 are allowed, write the others as"
                        + " another peer [too-long]");
        assertThat(Texts.problems(cnp(manyRules(25) + ", " + manyInOnePeer(25))))
                .isEmpty();
        assertThat(Texts.problems(cnp(manyPeers(25)))).isEmpty();
        assertThat(Texts.problems(protocols(times(25, "{tcp: {destinationPort: {number: #}}}"))))
                .isEmpty();
    }

    @Test
    void listsThatAreTooLongForV1alpha1() {
        String others = ", write the others as another rule of the same action behind this one [too-long]";
        assertRefused(
                anp(manyRules(101)),
                "5:12: " + OF_ANP
                        + "spec.ingress: 101 rules; at most 100 are allowed, write the others as policies of their own"
                        + " [too-long]");
        assertRefused(
                anp(manyPeers(101)),
                "5:31: " + OF_ANP + "spec.egress[0].to: 101 peers; at most 100 are allowed" + others);
        assertRefused(
                ports(times(101, "{portNumber: {port: #}}")),
                "5:62: " + OF_ANP + "spec.ingress[0].ports: 101 entries; at most 100 are allowed" + others);
        assertRefused(
                anp(manyInOnePeer(26)),
                "5:43: " + OF_ANP
                        + "spec.egress[0].to[0].networks: 26 networks; at most 25 are allowed, write the others as another peer"
                        + " [too-long]",
                "5:415: " + OF_ANP
                        + "spec.egress[0].to[1].domainNames: 26 domain names; at most 25 are allowed, write the others as"
                        + " another peer [too-long]");
        assertThat(Texts.problems(anp(manyRules(100)))).isEmpty();
        assertThat(Texts.problems(anp(manyPeers(100)))).isEmpty();
        assertThat(Texts.problems(ports(times(100, "{portNumber: {port: #}}")))).isEmpty();
    }
}
