package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.ImmutableList;
import io.netpol.model.NetworkPolicy;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is refused: each mistake with the whole line that says so, and nothing answered. */
class BadInputTest {
    private static final String POLICY = "error: NetworkPolicy shop/api: ";
    private static final String LAYER_SEVEN =
            "a NetworkPolicy sees addresses, protocols and ports, never requests, names or identities, and has no field \"%s\";"
                    + " to filter those use the policies of a service mesh, a Gateway or the network plugin's own kind"
                    + " [unknown-field]";

    @TempDir
    Path folder;

    /** Reads the policy of {@link Texts#HEADER} with a specification that starts in line 6. */
    private static void assertRefused(String spec, String... problems) {
        assertTextRefused(Texts.HEADER + spec, problems);
    }

    private static void assertTextRefused(String text, String... problems) {
        assertRefused(
                Texts.read(text),
                Arrays.stream(problems).map(problem -> "policy.yaml:" + problem).toList());
    }

    private static void assertRefused(Reading reading, List<String> problems) {
        assertThat(Texts.lines(reading)).containsExactlyElementsOf(problems);
        assertThatExceptionOfType(InvalidManifestsException.class)
                .isThrownBy(reading::cluster)
                .withMessage("the input has errors:\n" + String.join("\n", problems))
                .satisfies(e -> assertThat(e.problems()).isEqualTo(reading.problems()));
    }

    private static Reading read(Path... paths) {
        return Manifests.read(ImmutableList.copyOf(paths), ReadingOptions.defaults());
    }

    // --- sources

    @Test
    void missingPath() {
        Path missing = folder.resolve("k8s");
        assertRefused(Manifests.read(missing), List.of(missing + ": error: there is no such file or folder [missing]"));
    }

    @Test
    void emptyFolder() {
        assertRefused(
                Manifests.read(folder),
                List.of(folder + ": error: the folder holds no .yaml, .yml or .json file [no-manifests]"));
    }

    @Test
    void nothingButComments() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "# nothing\n---\n# here\n");
        assertRefused(
                Manifests.read(folder),
                List.of("the input: error: holds no manifest; give files or folders with Kubernetes objects in YAML or"
                        + " JSON [no-manifests]"));
    }

    @Test
    void fileOf200MegabytesIsRefusedBySize() throws IOException {
        Path file = folder.resolve("huge.yaml");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(200L * 1024 * 1024);
        }
        assertRefused(
                read(file),
                List.of(file
                        + ": error: the file has 209715200 bytes, and at most 33554432 are read; split it, or allow more"
                        + " with --max-file-size [too-large]"));
    }

    @Test
    void sizeThatIsAllowedIsRead() throws IOException {
        String text = Texts.HEADER;
        Path file = Files.writeString(folder.resolve("small.yaml"), text);
        ReadingOptions tight =
                ReadingOptions.builder().maxFileBytes(text.length() - 1).build();
        ReadingOptions wide =
                ReadingOptions.builder().maxFileBytes(text.length()).build();

        assertThat(Texts.lines(Manifests.read(ImmutableList.of(file), tight)))
                .containsExactly(
                        file + ": error: the file has 93 bytes, and at most 92 are read; split it, or allow more"
                                + " with --max-file-size [too-large]");
        assertThat(Manifests.read(ImmutableList.of(file), wide).cluster().policies())
                .hasSize(1);
        assertThat(Texts.lines(Texts.read(text, tight)))
                .containsExactly(
                        "policy.yaml:1:1: error: the source has more than 92 bytes; split it or raise the limit"
                                + " [too-large]");
    }

    // --- texts

    @Test
    void fileThatIsNoYaml() throws IOException {
        Path image = Files.write(folder.resolve("image.yaml"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1});
        assertRefused(
                read(image),
                List.of(image
                        + ":1:1: error: the byte 0x89 is no UTF-8 text here; save the source as UTF-8 [bad-encoding]"));
        assertTextRefused(
                "<html>\n<body>404: not found\n",
                "2:10: error: a colon cannot follow here; quote a text that has \": \" in it, or indent the line like its"
                        + " neighbours [yaml-syntax]");
        assertTextRefused(
                "# see the wiki\nhello world\n",
                "2:1: error: found the text \"hello world\"; a manifest is an object with apiVersion, kind and metadata"
                        + " [not-a-manifest]");
        assertTextRefused(
                "- a\n- b\n",
                "1:1: error: found a list; a manifest is an object with apiVersion, kind and metadata [not-a-manifest]");
        assertTextRefused(
                "4711\n",
                "1:1: error: found the number 4711; a manifest is an object with apiVersion, kind and metadata"
                        + " [not-a-manifest]");
    }

    @Test
    void longTextIsShortenedInTheMessage() {
        assertTextRefused(
                "lorem ipsum dolor sit amet consetetur sadipscing elitr sed diam nonumy eirmod\n",
                "1:1: error: found the text \"lorem ipsum dolor sit amet con...\"; a manifest is an object with apiVersion,"
                        + " kind and metadata [not-a-manifest]");
    }

    @Test
    void tab() {
        assertRefused(
                "spec:\n\tpodSelector: {}\n", "7:1: error: a tab indents this line; use spaces [tab-indentation]");
    }

    @Test
    void cutOffDocument() {
        assertRefused(
                "spec:\n  podSelector: {matchLabels: {app: api\n",
                "8:1: error: the text ends inside the mapping opened at 7:30; close it with } [cut-off]");
        Reading json = ManifestReader.with(ReadingOptions.defaults())
                .add("{\"kind\": \"NetworkPolicy\",\n \"metadata\": {\"name\": \"api\"", "policy.json")
                .read();
        assertRefused(
                json,
                List.of("policy.json:2:28: error: the text ends inside the object opened at 2:14; close it with }"
                        + " [cut-off]"));
    }

    @Test
    void duplicateKey() {
        assertRefused(
                """
                spec:
                  podSelector: {}
                  policyTypes: [Ingress]
                  podSelector:
                    matchLabels: {app: api}
                """,
                "9:3: " + POLICY + "spec.podSelector: the key \"podSelector\" is already at 7:3; keep one of the two"
                        + " [duplicate-key]");
    }

    @Test
    void objectWithAFaultyTextIsNamedWhereItCanBe() {
        assertTextRefused(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop}
                ---
                apiVersion: v1
                kind: Node
                metadata: {name: one, name: two}
                ---
                - a: 1
                  a: 2
                ---
                b: 1
                b: 2
                """,
                "7:23: error: Node one: metadata.name: the key \"name\" is already at 7:12; keep one of the two [duplicate-key]",
                "9:1: error: found a list; a manifest is an object with apiVersion, kind and metadata [not-a-manifest]",
                "10:3: error: [0].a: the key \"a\" is already at 9:3; keep one of the two [duplicate-key]",
                "13:1: error: object without a name: b: the key \"b\" is already at 12:1; keep one of the two [duplicate-key]");
    }

    @Test
    void aliasesThatExplode() {
        StringBuilder text = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 9; i++) {
            text.append("a%d: &a%d [%s]%n".formatted(i, i, String.join(",", Collections.nCopies(10, "*a" + (i - 1)))));
        }
        assertTextRefused(
                text.toString(),
                "7:10: error: with its aliases written out the document has more than 2000000 values; use fewer aliases"
                        + " [alias-expansion]");
    }

    @Test
    void nestingOfTenThousandLevels() {
        assertRefused(
                "spec: " + "[".repeat(10_000) + "\n",
                "6:106: error: lists and objects are nested more than 100 levels deep; nest them less [too-deep]");
        assertTextRefused(
                "{\"spec\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}",
                "1:109: error: lists and objects are nested more than 100 levels deep; nest them less [too-deep]");
    }

    // --- fields

    @Test
    void unknownFieldWithWhatWasMeant() {
        assertRefused(
                "spec:\n  podSelector: {}\n  ingres:\n    - {}\n",
                "8:3: " + POLICY + "spec.ingres: there is no such field here; did you mean ingress? [unknown-field]");
    }

    @Test
    void unknownFieldOfEveryLevel() {
        assertTextRefused(
                """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: api
                  namespace: shop
                  lables: {}
                specs: {}
                spec:
                  podSelector:
                    app: api
                  ingress:
                    - to: []
                      ports:
                        - prot: TCP
                      from:
                        - podselector: {}
                        - ipBlock: {cidr: 192.0.2.0/24, exept: [192.0.2.1/32]}
                        - podSelector: {matchExpressions: [{key: a, operator: In, value: [b]}]}
                status: {conditions: []}
                """,
                "6:3: " + POLICY + "metadata.lables: there is no such field here; did you mean labels? [unknown-field]",
                "7:1: " + POLICY + "specs: there is no such field here; did you mean spec? [unknown-field]",
                "10:5: " + POLICY
                        + "spec.podSelector.app: there is no such field here; the fields are matchExpressions,"
                        + " matchLabels [unknown-field]",
                "12:7: " + POLICY + "spec.ingress[0].to: there is no such field here; the fields are from, ports"
                        + " [unknown-field]",
                "14:11: " + POLICY + "spec.ingress[0].ports[0].prot: there is no such field here; did you mean port?"
                        + " [unknown-field]",
                "16:11: " + POLICY + "spec.ingress[0].from[0].podselector: there is no such field here; did you mean"
                        + " podSelector? [unknown-field]",
                "17:41: " + POLICY + "spec.ingress[0].from[1].ipBlock.exept: there is no such field here; did you mean"
                        + " except? [unknown-field]",
                "18:44: " + POLICY
                        + "spec.ingress[0].from[2].podSelector.matchExpressions[0].values: In needs at least one"
                        + " value; write values: [...], or the operator Exists if the value does not matter [required]",
                "18:67: " + POLICY
                        + "spec.ingress[0].from[2].podSelector.matchExpressions[0].value: there is no such field"
                        + " here; did you mean values? [unknown-field]");
    }

    @Test
    void layerSeven() {
        assertRefused(
                """
                spec:
                  podSelector: {}
                  ingress:
                    - ports:
                        - port: 80
                          path: /api
                      http:
                        - method: GET
                """,
                "11:11: " + POLICY + "spec.ingress[0].ports[0].path: " + LAYER_SEVEN.formatted("path"),
                "12:7: " + POLICY + "spec.ingress[0].http: " + LAYER_SEVEN.formatted("http"));
    }

    @Test
    void portAsText() {
        assertPortRefused(
                "{port: \"8080\"}",
                "18: " + POLICY
                        + "spec.ingress[0].ports[0].port: \"8080\" is no port name: it needs a letter a to z; for the"
                        + " port number write 8080 without quotes [invalid]");
    }

    @Test
    void portZero() {
        assertPortRefused(
                "{port: 0}",
                "18: " + POLICY + "spec.ingress[0].ports[0].port: 0 is no port; ports are 1 to 65535 [invalid]");
    }

    @Test
    void portThatIsNoWholeNumber() {
        String wanted = "; a port number of 1 to 65535, or the name of a port, belongs here [wrong-type]";
        String field = "18: " + POLICY + "spec.ingress[0].ports[0].port: ";
        assertPortRefused("{port: 80.5, endPort: 90}", field + "found the fraction 80.5" + wanted);
        assertPortRefused("{port: true}", field + "found the truth value true" + wanted);
        assertPortRefused("{port: 99999999999}", field + "found the number 99999999999" + wanted);
        assertPortRefused("{port: 99999999999999999999}", field + "found the number 99999999999999999999" + wanted);
        assertPortRefused("{port: [80]}", field + "found a list" + wanted);
    }

    @Test
    void endPort() {
        String field = POLICY + "spec.ingress[0].ports[0].endPort: ";
        assertPortRefused(
                "{port: 8080, endPort: 8000}",
                "33: " + field + "the range ends at 8000 before it starts at 8080; endPort is at least port [invalid]");
        assertPortRefused(
                "{port: http, endPort: 90}",
                "33: " + field
                        + "endPort needs a number as port, and port is the name \"http\"; leave endPort out [invalid]");
        assertPortRefused(
                "{endPort: 90}",
                "21: " + field + "endPort needs a port: write port for the first port of the range [invalid]");
        assertPortRefused(
                "{port: 80, endPort: \"90\"}",
                "31: " + field + "found the text \"90\"; a whole number without quotes belongs here [wrong-type]");
        assertPortRefused(
                "{port: 80, endPort: 3000000000}",
                "31: " + field
                        + "found the number 3000000000; a whole number of at most 32 bits belongs here [wrong-type]");
        assertPortRefused(
                "{port: 80, endPort: 99999999999999999999}",
                "31: " + field
                        + "found the number 99999999999999999999; a whole number of at most 64 bits belongs here"
                        + " [wrong-type]");
    }

    @Test
    void protocolInLowerCase() {
        assertPortRefused(
                "{protocol: tcp, port: 80}",
                "22: " + POLICY
                        + "spec.ingress[0].ports[0].protocol: \"tcp\" is no protocol of a NetworkPolicy; write TCP"
                        + " [unsupported]");
    }

    private static void assertPortRefused(String port, String problem) {
        assertRefused("spec:\n  podSelector: {}\n  ingress:\n    - ports:\n        - " + port + "\n", "10:" + problem);
    }

    @Test
    void policyTypeInLowerCase() {
        assertRefused(
                "spec:\n  podSelector: {}\n  policyTypes: [ingress]\n",
                "8:17: " + POLICY + "spec.policyTypes[0]: \"ingress\" is no policy type; write Ingress [unsupported]");
    }

    @Test
    void cidr() {
        String field = "27: " + POLICY + "spec.egress[0].to[0].ipBlock.cidr: ";
        assertPeerRefused(
                "ipBlock: {cidr: 10.0.0.0/33}",
                field
                        + "\"10.0.0.0/33\" is no CIDR; write an address, '/' and a prefix length (IPv4 0 to 32, IPv6 0 to 128),"
                        + " such as 192.0.2.0/24 or 2001:db8::/32 [invalid]");
        assertPeerRefused(
                "ipBlock: {cidr: 10.0.0.1/8}",
                field
                        + "\"10.0.0.1/8\" has bits beyond its prefix length; write 10.0.0.0/8 for the network, or 10.0.0.1/32"
                        + " for the one address [invalid]");
        assertPeerRefused(
                "ipBlock: {cidr: '::ffff:10.0.0.0/104'}",
                field + "\"::ffff:10.0.0.0/104\" is an IPv4 address in IPv6 clothes; write 10.0.0.0/8 [invalid]");
        assertPeerRefused(
                "ipBlock: {cidr: 10}",
                field + "found the number 10; a text in quotes, such as \"10\", belongs here [wrong-type]");
        assertPeerRefused(
                "ipBlock: {except: [10.0.0.0/8]}",
                "20: " + POLICY + "spec.egress[0].to[0].ipBlock.cidr: an ipBlock needs a cidr, such as 192.0.2.0/24 or"
                        + " 2001:db8::/32 [required]");
    }

    @Test
    void exceptOutsideTheCidr() {
        assertPeerRefused(
                "ipBlock: {cidr: 192.168.8.0/24, except: [192.168.9.0/25]}",
                "52: " + POLICY + "spec.egress[0].to[0].ipBlock.except[0]: 192.168.9.0/25 is no smaller part of"
                        + " 192.168.8.0/24; an exception lies inside the cidr and is smaller than it [invalid]");
        assertPeerRefused(
                "ipBlock: {cidr: 192.168.8.0/24, except: 192.168.8.0/25}",
                "51: " + POLICY
                        + "spec.egress[0].to[0].ipBlock.except: found the text \"192.168.8.0/25\"; a list (write each"
                        + " entry with a dash) belongs here [wrong-type]");
    }

    @Test
    void ipBlockBesideASelector() {
        assertPeerRefused(
                "ipBlock: {cidr: 192.168.8.0/24}\n          podSelector: {}",
                "11: " + POLICY
                        + "spec.egress[0].to[0]: ipBlock stands alone, and a selector stands beside it; write two"
                        + " peers, each with its own dash: they are ORed [forbidden]");
    }

    @Test
    void emptyPeer() {
        String problem =
                "11: " + POLICY + "spec.egress[0].to[0]: an empty peer; write podSelector, namespaceSelector or ipBlock"
                        + " (for every peer leave the whole list out) [required]";
        assertPeerRefused("{}", problem);
        assertPeerRefused("null", problem);
        assertPeerRefused("podSelector: null", problem);
    }

    @Test
    void operatorInLowerCase() {
        assertPeerRefused(
                "podSelector: {matchExpressions: [{key: app, operator: in, values: [api]}]}",
                "65: " + POLICY
                        + "spec.egress[0].to[0].podSelector.matchExpressions[0].operator: \"in\" is no operator;"
                        + " write In [invalid]");
    }

    @Test
    void inWithoutValues() {
        String problem =
                "44: " + POLICY + "spec.egress[0].to[0].podSelector.matchExpressions[0].values: In needs at least one"
                        + " value; write values: [...], or the operator Exists if the value does not matter [required]";
        assertPeerRefused("podSelector: {matchExpressions: [{key: app, operator: In}]}", problem);
        assertPeerRefused(
                "podSelector: {matchExpressions: [{key: app, operator: In, values: []}]}",
                problem.replace("44:", "77:"));
        assertPeerRefused(
                "podSelector: {matchExpressions: [{key: app, operator: In, values: api}]}",
                "77: " + POLICY
                        + "spec.egress[0].to[0].podSelector.matchExpressions[0].values: found the text \"api\"; a list"
                        + " (write each entry with a dash) belongs here [wrong-type]");
    }

    private static void assertPeerRefused(String peer, String problem) {
        assertRefused("spec:\n  podSelector: {}\n  egress:\n    - to:\n        - " + peer + "\n", "10:" + problem);
    }

    @Test
    void labelValueThatYamlTakesForSomethingElse() {
        assertRefused(
                """
                spec:
                  podSelector:
                    matchLabels:
                      canary: true
                      tier: 1
                      version: 1.0
                      debug: yes
                      day: 2026-01-01
                """,
                "9:15: " + POLICY
                        + "spec.podSelector.matchLabels[canary]: found the truth value true; a text in quotes,"
                        + " such as \"true\", belongs here [wrong-type]",
                "10:13: " + POLICY + "spec.podSelector.matchLabels[tier]: found the number 1; a text in quotes, such as"
                        + " \"1\", belongs here [wrong-type]",
                "11:16: " + POLICY
                        + "spec.podSelector.matchLabels[version]: found the fraction 1.0; a text in quotes, such"
                        + " as \"1.0\", belongs here [wrong-type]",
                "12:14: " + POLICY
                        + "spec.podSelector.matchLabels[debug]: found the truth value yes; a text in quotes, such"
                        + " as \"yes\", belongs here [wrong-type]");
    }

    @Test
    void twoPoliciesOfOneName() {
        assertRefused(
                "spec: {}\n---\n" + Texts.HEADER,
                "11:9: " + POLICY
                        + "metadata.name: NetworkPolicy shop/api is there already, at policy.yaml:4:9; give one of"
                        + " them another name, or leave it out [duplicate]");
    }

    // --- kinds and versions

    @Test
    void missingKind() {
        assertTextRefused(
                "apiVersion: networking.k8s.io/v1\nmetadata: {name: api, namespace: shop}\nspec: {}\n",
                "1:1: error: object shop/api: kind: an object needs kind, such as NetworkPolicy [required]");
        assertTextRefused(
                "Kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: api}\n",
                "1:1: error: object default/api: kind: an object needs kind, such as NetworkPolicy; Kind is another field,"
                        + " for upper and lower case count [required]");
        assertTextRefused(
                "kind: 7\nmetadata: {generateName: api-}\n",
                "1:1: error: object default/api-: apiVersion: an object needs apiVersion, such as networking.k8s.io/v1"
                        + " [required]",
                "1:7: error: object default/api-: kind: found the number 7; a text in quotes, such as \"7\", belongs here"
                        + " [wrong-type]");
        assertTextRefused(
                "spec: {podSelector: {}}\n",
                "1:1: error: object without a name: apiVersion: an object needs apiVersion, such as networking.k8s.io/v1"
                        + " [required]",
                "1:1: error: object without a name: kind: an object needs kind, such as NetworkPolicy [required]");
        assertTextRefused(
                "apiVersion: v1\nkind: ''\n",
                "2:7: error: object without a name: kind: an object needs kind, such as NetworkPolicy [required]");
    }

    @Test
    void misspeltKind() {
        assertTextRefused(
                "apiVersion: networking.k8s.io/v1\nkind: NetworkPolcy\nmetadata: {name: api, namespace: shop}\n",
                "2:7: error: NetworkPolcy shop/api: kind: there is no NetworkPolcy in networking.k8s.io/v1; did you mean"
                        + " NetworkPolicy? [unknown-kind]");
        assertTextRefused(
                "apiVersion: apps/v1\nkind: Deploymnt\nmetadata: {name: api, namespace: shop}\n",
                "2:7: error: Deploymnt shop/api: kind: there is no Deploymnt in apps/v1; did you mean Deployment?"
                        + " [unknown-kind]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "networking.k8s.io/v1beta1", "networking.k8s.io", "network.k8s.io/v1", "apps/v1"})
    void policyOfAnApiVersionThatCannotBe(String apiVersion) {
        assertTextRefused(
                "apiVersion: " + apiVersion + "\nkind: NetworkPolicy\nmetadata: {name: api, namespace: shop}\n",
                "1:13: " + POLICY + "apiVersion: there is no NetworkPolicy in " + apiVersion
                        + "; write networking.k8s.io/v1 [unknown-version]");
    }

    @Test
    void workloadOfAnApiVersionThatCannotBe() {
        assertTextRefused(
                "apiVersion: v1\nkind: Deployment\nmetadata: {name: web}\n",
                "1:13: error: Deployment default/web: apiVersion: there is no Deployment in v1; write apps/v1"
                        + " [unknown-version]");
    }

    @Test
    void policyOfAnotherGroupIsNamedAndLeftOut() {
        Reading reading = Texts.read("""
                apiVersion: crd.projectcalico.org/v1
                kind: NetworkPolicy
                metadata: {name: api, namespace: shop}
                spec: {order: 1}
                """);
        assertThat(Texts.lines(reading))
                .containsExactly(
                        "policy.yaml:1:13: warning: NetworkPolicy shop/api: apiVersion: this NetworkPolicy is of"
                                + " crd.projectcalico.org/v1, not of networking.k8s.io/v1: a kind of its own, left out"
                                + " [another-api-group]");
        assertThat(reading.cluster().policies()).isEmpty();
        assertThat(reading.otherKinds()).containsOnlyKeys("NetworkPolicy (crd.projectcalico.org/v1)");
    }

    @Test
    void oldApiVersionIsReadWithAWarning() {
        Reading reading = Texts.read("""
                apiVersion: extensions/v1beta1
                kind: NetworkPolicy
                metadata: {name: api, namespace: shop}
                spec: {podSelector: {}}
                """);
        assertThat(Texts.lines(reading))
                .containsExactly("policy.yaml:1:13: warning: NetworkPolicy shop/api: apiVersion: extensions/v1beta1 was"
                        + " removed in Kubernetes 1.16 and is read as networking.k8s.io/v1; write that"
                        + " [old-api-version]");
        assertThat(reading.cluster().policies()).containsExactly(Texts.policy("{podSelector: {}}"));
    }

    // --- all at once

    private static final String FIVE_MISTAKES = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: API
              namespace: shop
            spec:
              ingres: []
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: shop, labels: {canary: true}}
            status: {podIP: 10.0.0.1/8}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: db, namespace: shop}
            spec:
              ingress:
                - ports: [{port: 0}]
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: fine, namespace: shop}
            """;

    private static final List<String> FIVE_PROBLEMS = List.of(
            "policy.yaml:4:9: error: NetworkPolicy shop/API: metadata.name: the name \"API\" is no DNS name: lower-case letters,"
                    + " digits, '-' and '.', each part starting and ending with a letter or digit, such as example.com"
                    + " [invalid]",
            "policy.yaml:7:3: error: NetworkPolicy shop/API: spec.ingres: there is no such field here; did you mean ingress?"
                    + " [unknown-field]",
            "policy.yaml:11:57: error: Pod shop/web: metadata.labels[canary]: found the truth value true; a text in quotes,"
                    + " such as \"true\", belongs here [wrong-type]",
            "policy.yaml:12:17: error: Pod shop/web: status.podIP: \"10.0.0.1/8\" is no IP address; write one such as"
                    + " 192.0.2.7 or 2001:db8::7 [invalid]",
            "policy.yaml:19:22: error: NetworkPolicy shop/db: spec.ingress[0].ports[0].port: 0 is no port; ports are 1 to"
                    + " 65535 [invalid]");

    @Test
    void allProblemsOfAllDocumentsAtOnce() {
        assertRefused(Texts.read(FIVE_MISTAKES), FIVE_PROBLEMS);
    }

    @Test
    void validRestIsThereWhenAskedForAndEverySkippedThingIsNamed() {
        Reading reading = Texts.read(
                FIVE_MISTAKES, ReadingOptions.builder().skipInvalid(true).build());
        assertThat(Texts.lines(reading)).isEqualTo(FIVE_PROBLEMS);
        assertThat(reading.cluster().policies()).extracting(NetworkPolicy::name).containsExactly("fine");
        assertThat(reading.cluster().pods()).isEmpty();
        assertThat(reading.errors()).extracting(Problem::object).contains("NetworkPolicy shop/API", "Pod shop/web");
    }

    @Test
    void objectWithAFaultyTextIsLeftOutToo() {
        Reading reading = Texts.read(
                Texts.HEADER + "spec: {podSelector: {}, podSelector: {}}\n---\napiVersion: v1\nkind: Namespace\n"
                        + "metadata: {name: shop}\n",
                ReadingOptions.builder().skipInvalid(true).build());
        assertThat(reading.cluster().policies()).isEmpty();
        assertThat(reading.cluster().namespaces()).containsOnlyKeys("shop");
        assertThat(reading.errors()).extracting(Problem::object).containsExactly("NetworkPolicy shop/api");
    }

    @Test
    void documentBehindABrokenOneIsReadToo() {
        assertRefused(
                "spec: [\n---\n" + Texts.HEADER.replace("name: api", "name: web") + "spec: {ingres: 1}\n---\nkind: [\n",
                "7:1: error: the document ends inside the list opened at 6:7; close it with ] [cut-off]",
                "13:8: error: NetworkPolicy shop/web: spec.ingres: there is no such field here; did you mean ingress?"
                        + " [unknown-field]",
                "16:1: error: the text ends inside the list opened at 15:7; close it with ] [cut-off]");
    }

    @Test
    void problemsKeepTheOrderOfTheInput() throws IOException {
        Path second = Files.writeString(folder.resolve("b.yaml"), Texts.HEADER + "spec: {ingres: 1}\n");
        Path third = Files.writeString(folder.resolve("c.yaml"), "kind: [\n");
        Path first = Files.writeString(folder.resolve("z.yaml"), Texts.HEADER);
        Path missing = folder.resolve("a.yaml");
        List<String> places = new ArrayList<>();
        read(first, second, missing, third)
                .problems()
                .forEach(problem -> places.add(problem.position().toString()));
        assertThat(places).containsExactly(second + ":6:8", missing.toString(), third + ":2:1");
    }

    @Test
    void lineStaysOneLineWhateverTheInputHolds() {
        Path file = Path.of("p\u001b[31m.yaml");
        Reading reading = ManifestReader.with(ReadingOptions.defaults())
                .add("""
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata: {name: "a\\nb", namespace: shop, annotations: {"x\\u202ey": 1}}
                        """, file.toString())
                .read();
        assertThat(Texts.lines(reading))
                .containsExactly(
                        "pU+001B[31m.yaml:3:18: error: NetworkPolicy shop/aU+000Ab: metadata.name: the name \"aU+000Ab\" is no"
                                + " DNS name: lower-case letters, digits, '-' and '.', each part starting and ending with a"
                                + " letter or digit, such as example.com [invalid]",
                        "pU+001B[31m.yaml:3:69: error: NetworkPolicy shop/aU+000Ab: metadata.annotations[xU+202Ey]: found the"
                                + " number 1; a text in quotes, such as \"1\", belongs here [wrong-type]");
        assertThat(reading.problems().get(0).object()).isEqualTo("NetworkPolicy shop/a\nb");
    }

    @Test
    void textInTheEncodingOfTheFileIsCountedInCodePoints() throws IOException {
        Path file = Files.writeString(
                folder.resolve("p.yaml"), Texts.HEADER + "spec: {\"🙂\": 1}\n", StandardCharsets.UTF_8);
        assertRefused(
                read(file),
                List.of(file + ":6:8: " + POLICY
                        + "spec.🙂: there is no such field here; the fields are egress, ingress,"
                        + " podSelector, policyTypes [unknown-field]"));
    }
}
