package io.netpol.yaml.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netpol.model.LabelSelector;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peers;
import io.netpol.model.Ports;
import io.netpol.model.Rule;
import io.netpol.net.Direction;
import io.netpol.yaml.InvalidManifestsException;
import io.netpol.yaml.ManifestJson;
import io.netpol.yaml.Problem;
import io.netpol.yaml.ReadingOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetpolModuleTest {
    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new NetpolModule());

    private static final NetworkPolicy POLICY = NetworkPolicy.builder()
            .namespace("shop")
            .name("api")
            .labels(Map.of("team", "true"))
            .podSelector(LabelSelector.ofLabels(Map.of("app", "api")))
            .addIsolates(Direction.INGRESS)
            .addIngress(Rule.of(Peers.anywhere(), Ports.of(Ports.tcp(8000).through(8999))))
            .build();

    private static final String JSON = "{\"apiVersion\":\"networking.k8s.io/v1\",\"kind\":\"NetworkPolicy\","
            + "\"metadata\":{\"name\":\"api\",\"namespace\":\"shop\",\"labels\":{\"team\":\"true\"}},"
            + "\"spec\":{\"podSelector\":{\"matchLabels\":{\"app\":\"api\"}},\"policyTypes\":[\"Ingress\"],"
            + "\"ingress\":[{\"ports\":[{\"protocol\":\"TCP\",\"port\":8000,\"endPort\":8999}]}]}}";

    /** A type of somebody's own that holds a policy. */
    record Change(String reason, NetworkPolicy policy) {}

    @Test
    void policyIsItsManifest() throws JsonProcessingException {
        assertThat(MAPPER.writeValueAsString(POLICY)).isEqualTo(JSON);
        assertThat(MAPPER.readValue(JSON, NetworkPolicy.class)).isEqualTo(POLICY);
        assertThat(MAPPER.<NetworkPolicy>convertValue(MAPPER.valueToTree(POLICY), NetworkPolicy.class))
                .isEqualTo(POLICY);
    }

    @Test
    void policiesInsideOtherTypes() throws JsonProcessingException {
        String list = MAPPER.writeValueAsString(List.of(POLICY, POLICY));
        assertThat(list).isEqualTo("[" + JSON + "," + JSON + "]");
        assertThat(MAPPER.readValue(list, new TypeReference<List<NetworkPolicy>>() {}))
                .containsExactly(POLICY, POLICY);

        Change change = new Change("because", POLICY);
        String json = MAPPER.writeValueAsString(change);
        assertThat(json).isEqualTo("{\"reason\":\"because\",\"policy\":" + JSON + "}");
        assertThat(MAPPER.readValue(json, Change.class)).isEqualTo(change);
    }

    @Test
    void everyProblemIsInTheException() {
        String faulty =
                JSON.replace("8000", "0").replace("policyTypes", "policytypes").replace("\"api\"", "true");
        assertThatExceptionOfType(JsonMappingException.class)
                .isThrownBy(() -> MAPPER.readValue(faulty, NetworkPolicy.class))
                .withMessageStartingWith(
                        "the input has errors:\nJSON: error: NetworkPolicy without a name: metadata.name:")
                .withCauseInstanceOf(InvalidManifestsException.class)
                .satisfies(e -> assertThat(((InvalidManifestsException) e.getCause()).problems())
                        .extracting(Problem::toString)
                        .containsExactly(
                                "JSON: error: NetworkPolicy without a name: metadata.name: found the truth value true; a text"
                                        + " in quotes, such as \"true\", belongs here [wrong-type]",
                                "JSON: error: NetworkPolicy without a name: spec.podSelector.matchLabels[app]: found the truth"
                                        + " value true; a text in quotes, such as \"true\", belongs here [wrong-type]",
                                "JSON: error: NetworkPolicy without a name: spec.policytypes: there is no such field here; did"
                                        + " you mean policyTypes? [unknown-field]",
                                "JSON: error: NetworkPolicy without a name: spec.ingress[0].ports[0].port: 0 is no port; ports"
                                        + " are 1 to 65535 [invalid]"));
    }

    @Test
    void problemSaysWhereInTheMappersInput() {
        assertThatExceptionOfType(JsonMappingException.class)
                .isThrownBy(() -> MAPPER.readValue("{\"reason\": \"x\",\n \"policy\": {\"kind\": 1}}", Change.class))
                .satisfies(e -> assertThat(e.getPathReference()).endsWith("Change[\"policy\"]"))
                .satisfies(e -> assertThat(e.getLocation().getLineNr()).isEqualTo(2));
    }

    @Test
    void whatIsNoPolicyIsRefused() {
        for (String json : List.of(
                "{}",
                "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": {\"name\": \"a\"}}",
                "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": []}",
                "{\"apiVersion\": \"crd.projectcalico.org/v1\", \"kind\": \"NetworkPolicy\"}")) {
            assertThatExceptionOfType(JsonMappingException.class)
                    .isThrownBy(() -> MAPPER.readValue(json, NetworkPolicy.class))
                    .satisfies(e -> assertThat(e.getOriginalMessage()).startsWith("the input has errors:\n"));
        }
        assertThatExceptionOfType(JsonMappingException.class)
                .isThrownBy(() -> MAPPER.readValue("[1]", NetworkPolicy.class));
    }

    @Test
    void severalPoliciesAreNotOne() throws JsonProcessingException {
        String two = "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [" + JSON + ","
                + JSON.replace("\"api\"", "\"web\"") + "]}";
        assertThatExceptionOfType(JsonMappingException.class)
                .isThrownBy(() -> MAPPER.readValue(two, NetworkPolicy.class))
                .satisfies(e -> assertThat(e.getOriginalMessage())
                        .isEqualTo(
                                "the input has errors:\nJSON: error: found 2 NetworkPolicies; exactly one belongs here"
                                        + " [not-a-policy]"));
    }

    @Test
    void duplicateFieldIsRefused() {
        assertThatExceptionOfType(JsonMappingException.class)
                .isThrownBy(() -> MAPPER.readValue(JSON.replace("\"ingress\"", "\"policyTypes\""), NetworkPolicy.class))
                .withMessageContaining("policyTypes");
    }

    @Test
    void mapperStaysAsItWas() throws IOException {
        try (JsonParser parser = MAPPER.createParser("[" + JSON + ", {\"a\": 1, \"a\": 2}]")) {
            parser.nextToken();
            parser.nextToken();
            assertThat(MAPPER.readValue(parser, NetworkPolicy.class)).isEqualTo(POLICY);
            parser.nextToken();
            assertThat(MAPPER.<Map<String, Integer>>readValue(parser, new TypeReference<Map<String, Integer>>() {}))
                    .containsEntry("a", 2);
        }
    }

    @Test
    void treesAreReadWithOptions() {
        assertThat(ManifestJson.read(
                                MAPPER.createObjectNode()
                                        .put("apiVersion", "networking.k8s.io/v1")
                                        .put("kind", "NetworkPolicy")
                                        .set(
                                                "metadata",
                                                MAPPER.createObjectNode().put("name", "a")),
                                ReadingOptions.builder()
                                        .defaultNamespace("shop")
                                        .build())
                        .namespace())
                .isEqualTo("shop");
    }
}
