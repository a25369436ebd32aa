package io.netpol.yaml;

import com.google.common.collect.ImmutableMap;
import io.netpol.model.NetworkPolicy;
import io.netpol.validation.MetadataRules;
import io.netpol.validation.Violations;
import io.netpol.yaml.document.Node;
import io.netpol.yaml.document.ObjectNode;
import io.netpol.yaml.document.ScalarKind;
import io.netpol.yaml.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** Reads the metadata of a policy of which there is nothing to say; {@link PlainPolicyReader} tells what for. */
final class PlainMetadataReader {
    private final String defaultNamespace;

    PlainMetadataReader(String defaultNamespace) {
        this.defaultNamespace = defaultNamespace;
    }

    /** Gives a builder that has what metadata says; null where that was not understood, or is not valid. */
    NetworkPolicy.@Nullable Builder read(ObjectNode metadata) {
        String name = null;
        String namespace = defaultNamespace;
        ImmutableMap<String, String> labels = ImmutableMap.of();
        ImmutableMap<String, String> annotations = ImmutableMap.of();
        for (int i = 0; i < metadata.size(); i++) {
            String key = metadata.entryAt(i).key();
            Node value = metadata.entryAt(i).value();
            switch (key) {
                case "name" -> name = Plain.text(value);
                case "namespace" -> namespace = Plain.text(value);
                case "labels" -> labels = texts(value);
                case "annotations" -> annotations = texts(value);
                default -> {
                    if (!MetadataReader.NOT_NEEDED.contains(key) && !isGeneration(key, value)) {
                        return null;
                    }
                }
            }
            if (namespace == null || labels == null || annotations == null) {
                return null;
            }
        }
        if (name == null || name.isEmpty() || namespace.isEmpty()) {
            return null;
        }
        Violations violations = Violations.collector();
        MetadataRules.checkNamespaced(namespace, name, labels, annotations, violations);
        if (!violations.isEmpty()) {
            return null;
        }
        NetworkPolicy.Builder policy =
                NetworkPolicy.builder().namespace(namespace).name(name);
        return labels.isEmpty() && annotations.isEmpty()
                ? policy
                : policy.labels(labels).annotations(annotations);
    }

    private static boolean isGeneration(String key, Node value) {
        return key.equals("generation")
                && value instanceof ScalarNode scalar
                && scalar.kind() == ScalarKind.INTEGER
                && scalar.longValue().orElse(-1) >= 0;
    }

    private static @Nullable ImmutableMap<String, String> texts(Node value) {
        if (!(value instanceof ObjectNode map)) {
            return null;
        }
        ImmutableMap.Builder<String, String> texts = ImmutableMap.builderWithExpectedSize(map.size());
        for (int i = 0; i < map.size(); i++) {
            String text = Plain.text(map.entryAt(i).value());
            if (text == null) {
                return null;
            }
            texts.put(map.entryAt(i).key(), text);
        }
        return texts.buildOrThrow();
    }
}
