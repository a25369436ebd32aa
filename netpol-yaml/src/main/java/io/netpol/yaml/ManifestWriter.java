package io.netpol.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import io.netpol.model.NetworkPolicy;
import io.netpol.yaml.document.YamlPrinter;

/** Writes policies as YAML. */
final class ManifestWriter {
    private ManifestWriter() {}

    /** Gives a stream of documents, separated by lines of three dashes. */
    static String yaml(Iterable<NetworkPolicy> policies) {
        StringBuilder stream = new StringBuilder();
        for (NetworkPolicy policy : policies) {
            JsonNode manifest = ManifestJson.of(policy);
            stream.append(stream.isEmpty() ? "" : "---\n").append(YamlPrinter.print(manifest));
        }
        return stream.toString();
    }
}
