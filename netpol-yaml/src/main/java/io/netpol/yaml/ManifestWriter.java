package io.netpol.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Iterables;
import io.netpol.cluster.Cluster;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import io.netpol.yaml.ReadingOptions.UnknownPeers;
import io.netpol.yaml.document.YamlPrinter;

/** Writes objects as YAML. */
final class ManifestWriter {
    private ManifestWriter() {}

    /** Gives a stream of documents, separated by lines of three dashes. */
    static String yaml(Iterable<NetworkPolicy> policies) {
        return stream(Iterables.transform(policies, ManifestJson::of));
    }

    /** The same for cluster-wide policies. */
    static String clusterWide(Iterable<ClusterNetworkPolicy> policies) {
        return stream(Iterables.transform(policies, ManifestJson::of));
    }

    /** Gives all objects of a cluster as a stream of documents. */
    static String yaml(Cluster cluster) {
        return stream(ClusterJson.of(cluster, UnknownPeers.REFUSE));
    }

    private static String stream(Iterable<JsonNode> manifests) {
        StringBuilder stream = new StringBuilder();
        for (JsonNode manifest : manifests) {
            stream.append(stream.isEmpty() ? "" : "---\n").append(YamlPrinter.print(manifest));
        }
        return stream.toString();
    }
}
