package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.OwnerReferenceDraft;
import java.util.Optional;

/** Reads {@code metadata}, the same for every kind. */
final class MetadataReader {
    /** What no reader here looks at, whatever it holds. */
    static final ImmutableList<String> NOT_NEEDED = ImmutableList.of(
            "selfLink",
            "uid",
            "resourceVersion",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "managedFields",
            "clusterName");

    private MetadataReader() {}

    /** Reads the metadata of an object in a namespace, the default one where it names none. */
    static MetadataDraft read(Fields metadata, String defaultNamespace) {
        return read(metadata, Optional.of(namespace(metadata).orElse(defaultNamespace)));
    }

    /** Reads the metadata of an object that has no namespace. */
    static MetadataDraft readClusterScoped(Fields metadata) {
        return read(metadata, namespace(metadata));
    }

    private static Optional<String> namespace(Fields metadata) {
        return metadata.text("namespace").filter(name -> !name.isEmpty());
    }

    private static MetadataDraft read(Fields metadata, Optional<String> namespace) {
        MetadataDraft.Builder draft = MetadataDraft.builder()
                .name(metadata.text("name"))
                .generateName(metadata.text("generateName"))
                .namespace(namespace)
                .labels(metadata.textMap("labels"))
                .annotations(metadata.textMap("annotations"))
                .finalizers(metadata.texts("finalizers"))
                .generation(metadata.longInteger("generation").orElse(0));
        metadata.objects("ownerReferences").forEach(owner -> draft.addOwnerReferences(owner(owner)));
        metadata.pass(NOT_NEEDED);
        return draft.build();
    }

    private static OwnerReferenceDraft owner(Fields owner) {
        OwnerReferenceDraft draft = OwnerReferenceDraft.builder()
                .apiVersion(owner.text("apiVersion").orElse(""))
                .kind(owner.text("kind").orElse(""))
                .name(owner.text("name").orElse(""))
                .uid(owner.text("uid").orElse(""))
                .controller(owner.flag("controller"))
                .build();
        owner.pass(ImmutableList.of("blockOwnerDeletion"));
        return draft;
    }
}
