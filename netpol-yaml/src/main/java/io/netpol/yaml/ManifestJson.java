package io.netpol.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.netpol.draft.IntOrString;
import io.netpol.draft.IpBlockDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.draft.PortDraft;
import io.netpol.draft.RequirementDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.draft.SelectorDraft;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import io.netpol.yaml.ReadingOptions.UnknownPeers;
import io.netpol.yaml.document.JsonTrees;
import java.util.Map;
import java.util.function.Function;

/** Policies as Jackson trees, for tools that already speak Jackson. */
public final class ManifestJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ManifestJson() {}

    /** Gives a policy as the object that the API server takes; fields in a fixed order, {@code policyTypes} written out. */
    public static JsonNode of(NetworkPolicy policy) {
        NetworkPolicyDraft draft = policy.toDraft();
        ObjectNode manifest = JSON.objectNode();
        manifest.put("apiVersion", "networking.k8s.io/v1");
        manifest.put("kind", "NetworkPolicy");
        ObjectNode metadata = manifest.putObject("metadata");
        metadata.put("name", policy.name());
        metadata.put("namespace", policy.namespace());
        putTexts(metadata, "labels", policy.labels());
        putTexts(metadata, "annotations", policy.annotations());
        ObjectNode spec = manifest.putObject("spec");
        draft.podSelector().ifPresent(selector -> spec.set("podSelector", selector(selector)));
        putList(spec, "policyTypes", draft.policyTypes(), JSON::textNode);
        putList(spec, "ingress", draft.ingress(), rule -> rule(rule, "from"));
        putList(spec, "egress", draft.egress(), rule -> rule(rule, "to"));
        return manifest;
    }

    /**
     * Gives a cluster-wide policy as the object that the API server takes, in the version that has its kind.
     *
     * @throws io.netpol.validation.InvalidValueException if a list is longer than that version allows
     * @throws IllegalArgumentException if a peer is of a kind that is not known here
     */
    public static JsonNode of(ClusterNetworkPolicy policy) {
        return ClusterPolicyJson.of(policy, UnknownPeers.REFUSE);
    }

    /**
     * Reads a policy from a tree, as from a manifest.
     *
     * @throws InvalidManifestsException if the tree is not exactly one valid NetworkPolicy
     */
    public static NetworkPolicy read(JsonNode manifest) {
        return read(manifest, ReadingOptions.defaults());
    }

    /**
     * Reads a policy from a tree, as from a manifest.
     *
     * @throws InvalidManifestsException if the tree is not exactly one valid NetworkPolicy
     */
    public static NetworkPolicy read(JsonNode manifest, ReadingOptions options) {
        Reading reading =
                ManifestReader.with(options).add(JsonTrees.of(manifest), "JSON").read();
        if (!reading.errors().isEmpty()) {
            throw new InvalidManifestsException(
                    reading.problems().stream().map(ManifestJson::unplaced).collect(ImmutableList.toImmutableList()));
        }
        ImmutableList<NetworkPolicy> policies = reading.cluster().policies();
        if (policies.size() != 1) {
            throw new InvalidManifestsException(ImmutableList.of(Problem.ofWhole(
                    "JSON",
                    "not-a-policy",
                    "found " + policies.size() + " NetworkPolicies; exactly one belongs here")));
        }
        return policies.get(0);
    }

    /** A tree does not tell where in a text its fields stood. */
    private static Problem unplaced(Problem problem) {
        return new Problem(
                problem.severity(),
                problem.code(),
                SourcePosition.whole(problem.position().source()),
                problem.object(),
                problem.path(),
                problem.message());
    }

    private static ObjectNode rule(RuleDraft rule, String peersField) {
        ObjectNode node = JSON.objectNode();
        putList(node, peersField, rule.peers(), ManifestJson::peer);
        putList(node, "ports", rule.ports(), ManifestJson::port);
        return node;
    }

    private static ObjectNode peer(PeerDraft peer) {
        ObjectNode node = JSON.objectNode();
        peer.namespaceSelector().ifPresent(selector -> node.set("namespaceSelector", selector(selector)));
        peer.podSelector().ifPresent(selector -> node.set("podSelector", selector(selector)));
        peer.ipBlock().ifPresent(block -> node.set("ipBlock", ipBlock(block)));
        return node;
    }

    private static ObjectNode ipBlock(IpBlockDraft block) {
        ObjectNode node = JSON.objectNode();
        node.put("cidr", block.cidr());
        putList(node, "except", block.except(), JSON::textNode);
        return node;
    }

    private static ObjectNode port(PortDraft port) {
        ObjectNode node = JSON.objectNode();
        port.protocol().ifPresent(protocol -> node.put("protocol", protocol));
        port.port().ifPresent(value -> node.set("port", intOrString(value)));
        port.endPort().ifPresent(last -> node.put("endPort", last));
        return node;
    }

    private static JsonNode intOrString(IntOrString value) {
        return value.number().isPresent() ? JSON.numberNode(value.number().getAsInt()) : JSON.textNode(value.text());
    }

    static ObjectNode selector(SelectorDraft selector) {
        ObjectNode node = JSON.objectNode();
        putTexts(node, "matchLabels", selector.matchLabels());
        putList(node, "matchExpressions", selector.matchExpressions(), ManifestJson::requirement);
        return node;
    }

    private static ObjectNode requirement(RequirementDraft requirement) {
        ObjectNode node = JSON.objectNode();
        node.put("key", requirement.key());
        node.put("operator", requirement.operator());
        putList(node, "values", requirement.values(), JSON::textNode);
        return node;
    }

    static void putTexts(ObjectNode node, String field, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            ObjectNode map = node.putObject(field);
            texts.forEach(map::put);
        }
    }

    static <T> void putList(
            ObjectNode node, String field, ImmutableList<T> items, Function<T, ? extends JsonNode> toJson) {
        if (!items.isEmpty()) {
            ArrayNode list = node.putArray(field);
            items.forEach(item -> list.add(toJson.apply(item)));
        }
    }
}
