package io.netpol.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netpol.draft.clusterwide.AdminPortDraft;
import io.netpol.draft.clusterwide.ClusterPeerDraft;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.draft.clusterwide.ClusterRuleDraft;
import io.netpol.draft.clusterwide.DestinationPortDraft;
import io.netpol.draft.clusterwide.NamespacedPodsDraft;
import io.netpol.draft.clusterwide.PortRangeDraft;
import io.netpol.draft.clusterwide.ProtocolDraft;
import io.netpol.draft.clusterwide.SubjectDraft;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.net.Direction;
import io.netpol.validation.ClusterPolicyCounts;
import io.netpol.validation.Violations;
import io.netpol.yaml.ReadingOptions.UnknownPeers;

/** Cluster-wide policies as Jackson trees, each in the version of the API that its kind has. */
final class ClusterPolicyJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ClusterPolicyJson() {}

    static ObjectNode of(ClusterNetworkPolicy policy, UnknownPeers unknownPeers) {
        ClusterPolicyDraft draft = policy.toDraft();
        Violations violations = Violations.collector();
        ClusterPolicyCounts.check(draft, violations.field("spec"));
        violations.throwIfAnyError(
                policy.id() + ", as a manifest of " + policy.kind().apiVersion() + ",");
        ObjectNode manifest = JSON.objectNode();
        manifest.put("apiVersion", policy.kind().apiVersion());
        manifest.put("kind", policy.kind().kind());
        ObjectNode metadata = manifest.putObject("metadata");
        metadata.put("name", policy.name());
        ManifestJson.putTexts(metadata, "labels", policy.labels());
        ManifestJson.putTexts(metadata, "annotations", policy.annotations());
        ObjectNode spec = manifest.putObject("spec");
        draft.tier().ifPresent(tier -> spec.put("tier", tier));
        draft.priority().ifPresent(priority -> spec.put("priority", priority));
        draft.subject().ifPresent(subject -> spec.set("subject", subject(subject)));
        for (Direction direction : Direction.values()) {
            ManifestJson.putList(
                    spec,
                    direction.rulesField(),
                    draft.rules(direction),
                    rule -> rule(rule, direction.peersField(), unknownPeers));
        }
        return manifest;
    }

    private static ObjectNode subject(SubjectDraft subject) {
        ObjectNode node = JSON.objectNode();
        subject.namespaces().ifPresent(selector -> node.set("namespaces", ManifestJson.selector(selector)));
        subject.pods().ifPresent(pods -> node.set("pods", pods(pods)));
        return node;
    }

    private static ObjectNode pods(NamespacedPodsDraft pods) {
        ObjectNode node = JSON.objectNode();
        pods.namespaceSelector().ifPresent(selector -> node.set("namespaceSelector", ManifestJson.selector(selector)));
        pods.podSelector().ifPresent(selector -> node.set("podSelector", ManifestJson.selector(selector)));
        return node;
    }

    private static ObjectNode rule(ClusterRuleDraft rule, String peersField, UnknownPeers unknownPeers) {
        ObjectNode node = JSON.objectNode();
        if (!rule.name().isEmpty()) {
            node.put("name", rule.name());
        }
        rule.action().ifPresent(action -> node.put("action", action));
        ManifestJson.putList(node, peersField, rule.peers(), peer -> peer(peer, unknownPeers));
        rule.protocols().ifPresent(list -> ManifestJson.putList(node, "protocols", list, ClusterPolicyJson::protocol));
        rule.ports().ifPresent(list -> ManifestJson.putList(node, "ports", list, ClusterPolicyJson::port));
        return node;
    }

    private static JsonNode peer(ClusterPeerDraft peer, UnknownPeers unknownPeers) {
        if (!peer.unknownFields().isEmpty() && unknownPeers == UnknownPeers.REFUSE) {
            throw new IllegalArgumentException("a peer by " + String.join(" and ", peer.unknownFields())
                    + " is not known here and cannot be written; keep the manifest from which it was read");
        }
        ObjectNode node = JSON.objectNode();
        peer.unknownFields().forEach(node::putObject);
        peer.namespaces().ifPresent(selector -> node.set("namespaces", ManifestJson.selector(selector)));
        peer.pods().ifPresent(pods -> node.set("pods", pods(pods)));
        peer.networks().ifPresent(list -> ManifestJson.putList(node, "networks", list, JSON::textNode));
        peer.nodes().ifPresent(selector -> node.set("nodes", ManifestJson.selector(selector)));
        peer.domainNames().ifPresent(list -> ManifestJson.putList(node, "domainNames", list, JSON::textNode));
        return node;
    }

    private static JsonNode protocol(ProtocolDraft entry) {
        ObjectNode node = JSON.objectNode();
        entry.tcp().ifPresent(port -> node.set("tcp", transport(port)));
        entry.udp().ifPresent(port -> node.set("udp", transport(port)));
        entry.sctp().ifPresent(port -> node.set("sctp", transport(port)));
        entry.destinationNamedPort().ifPresent(name -> node.put("destinationNamedPort", name));
        return node;
    }

    private static JsonNode transport(DestinationPortDraft port) {
        ObjectNode node = JSON.objectNode();
        ObjectNode destination = node.putObject("destinationPort");
        port.number().ifPresent(number -> destination.put("number", number));
        port.range().ifPresent(range -> destination.set("range", range(range)));
        return node;
    }

    private static ObjectNode range(PortRangeDraft range) {
        ObjectNode node = JSON.objectNode();
        range.protocol().ifPresent(protocol -> node.put("protocol", protocol));
        range.start().ifPresent(start -> node.put("start", start));
        range.end().ifPresent(end -> node.put("end", end));
        return node;
    }

    private static JsonNode port(AdminPortDraft entry) {
        ObjectNode node = JSON.objectNode();
        entry.portNumber().ifPresent(port -> {
            ObjectNode number = node.putObject("portNumber");
            port.protocol().ifPresent(protocol -> number.put("protocol", protocol));
            port.port().ifPresent(value -> number.put("port", value));
        });
        entry.portRange().ifPresent(range -> node.set("portRange", range(range)));
        entry.namedPort().ifPresent(name -> node.put("namedPort", name));
        return node;
    }
}
