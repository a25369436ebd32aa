package io.netpol.validation;

import static io.netpol.validation.ViolationKind.FORBIDDEN;
import static io.netpol.validation.ViolationKind.INVALID;
import static io.netpol.validation.ViolationKind.REQUIRED;
import static io.netpol.validation.ViolationKind.TOO_LONG;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.OwnerReferenceDraft;
import java.util.Locale;
import java.util.Map;

/** The rules for {@code metadata} (rules V1.1 to V1.9). */
public final class MetadataRules {
    private static final long MAX_ANNOTATION_BYTES = 262_144;

    private MetadataRules() {}

    /**
     * Checks the metadata of an object that lives in a namespace; {@code violations} stands at the metadata. The
     * namespace must have been filled in: the API server takes it from the request.
     */
    public static void checkNamespaced(MetadataDraft metadata, Violations violations) {
        checkNames(metadata, violations);
        checkNamespace(metadata.namespace().orElse(""), violations.field("namespace"));
        checkRest(metadata, violations);
    }

    /** Checks what a value keeps of the metadata of an object that lives in a namespace; {@code violations} stands at it. */
    public static void checkNamespaced(
            String namespace,
            String name,
            Map<String, String> labels,
            Map<String, String> annotations,
            Violations violations) {
        checkName(name, violations.field("name"));
        checkNamespace(namespace, violations.field("namespace"));
        LabelRules.checkLabels(labels, violations.field("labels"));
        checkAnnotations(annotations, violations.field("annotations"));
    }

    /** Checks the metadata of an object that lives in no namespace; {@code violations} stands at the metadata. */
    public static void checkClusterScoped(MetadataDraft metadata, Violations violations) {
        checkNames(metadata, violations);
        if (metadata.namespace().isPresent()) {
            violations
                    .field("namespace")
                    .warning(
                            FORBIDDEN,
                            "a cluster-wide policy has no namespace, and the API server drops it; leave it out, the"
                                    + " subject tells which pods");
        }
        checkRest(metadata, violations);
    }

    /** Checks the name of an object; {@code violations} stands at it. */
    public static void checkName(String name, Violations violations) {
        if (name.isEmpty()) {
            violations.error(REQUIRED, "a name is required; write one, such as default-deny");
        } else {
            NameRules.subdomainDefects(name).forEach(defect -> violations.error(INVALID, "the name " + defect));
        }
    }

    /** Checks the namespace of an object; {@code violations} stands at it. */
    public static void checkNamespace(String namespace, Violations violations) {
        if (namespace.isEmpty()) {
            violations.error(REQUIRED, "a namespace is required; write the namespace whose pods the policy selects");
        } else {
            checkNamespaceName(namespace, violations);
        }
    }

    /** Checks the name of any namespace, such as one that a peer names; {@code violations} stands at it. */
    public static void checkNamespaceName(String name, Violations violations) {
        NameRules.labelDefects(name).forEach(defect -> violations.error(INVALID, "the namespace name " + defect));
    }

    private static void checkNames(MetadataDraft metadata, Violations violations) {
        String prefix = metadata.generateName().orElse("");
        if (!prefix.isEmpty()) {
            // a trailing '-' is usual there: the server appends letters
            String stem = prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 1) : prefix;
            NameRules.subdomainDefects(stem)
                    .forEach(defect -> violations.field("generateName").error(INVALID, "the name prefix " + defect));
        }
        String name = metadata.name().orElse("");
        if (!name.isEmpty() || prefix.isEmpty()) {
            checkName(name, violations.field("name"));
        }
    }

    private static void checkRest(MetadataDraft metadata, Violations violations) {
        if (metadata.generation() < 0) {
            violations
                    .field("generation")
                    .error(INVALID, metadata.generation() + " is negative; the API server counts generations from 1");
        }
        LabelRules.checkLabels(metadata.labels(), violations.field("labels"));
        checkAnnotations(metadata.annotations(), violations.field("annotations"));
        checkOwners(metadata.ownerReferences(), violations.field("ownerReferences"));
        for (int i = 0; i < metadata.finalizers().size(); i++) {
            Violations finalizer = violations.field("finalizers").item(i);
            String name = metadata.finalizers().get(i);
            LabelRules.qualifiedNameDefects(name, "\"" + name + "\" is no finalizer: ")
                    .forEach(defect -> finalizer.error(INVALID, defect));
        }
    }

    /** Checks annotations; {@code violations} stands at the map. */
    public static void checkAnnotations(Map<String, String> annotations, Violations violations) {
        if (annotations.isEmpty()) {
            return;
        }
        annotations.keySet().stream()
                .sorted()
                .forEach(key -> LabelRules.qualifiedNameDefects(
                                key.toLowerCase(Locale.ROOT), "\"" + key + "\" is no annotation key: ")
                        .forEach(defect -> violations.entryError(key, INVALID, defect)));
        long bytes = annotations.entrySet().stream()
                .mapToLong(entry -> (long) LabelRules.bytes(entry.getKey()) + LabelRules.bytes(entry.getValue()))
                .sum();
        if (bytes > MAX_ANNOTATION_BYTES) {
            violations.error(
                    TOO_LONG,
                    "the annotations have " + bytes + " bytes, keys and values together; at most "
                            + MAX_ANNOTATION_BYTES + " are allowed");
        }
    }

    private static void checkOwners(ImmutableList<OwnerReferenceDraft> owners, Violations violations) {
        boolean controllerSeen = false;
        for (int i = 0; i < owners.size(); i++) {
            OwnerReferenceDraft owner = owners.get(i);
            Violations at = violations.item(i);
            checkPresent(owner.apiVersion(), at.field("apiVersion"));
            checkPresent(owner.kind(), at.field("kind"));
            checkPresent(owner.name(), at.field("name"));
            checkPresent(owner.uid(), at.field("uid"));
            if (owner.controller() && controllerSeen) {
                at.error(FORBIDDEN, "a second owner with controller: true; an object has at most one controller");
            }
            controllerSeen |= owner.controller();
        }
    }

    private static void checkPresent(String value, Violations violations) {
        if (value.isEmpty()) {
            violations.error(REQUIRED, "an owner reference needs apiVersion, kind, name and uid");
        }
    }
}
