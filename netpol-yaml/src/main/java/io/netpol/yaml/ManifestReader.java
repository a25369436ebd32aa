package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.netpol.cluster.Cluster;
import io.netpol.internal.Nearest;
import io.netpol.validation.Severity;
import io.netpol.yaml.document.Document;
import io.netpol.yaml.document.DocumentReader;
import io.netpol.yaml.document.Documents;
import io.netpol.yaml.document.Limits;
import io.netpol.yaml.document.ListNode;
import io.netpol.yaml.document.Node;
import io.netpol.yaml.document.ObjectNode;
import io.netpol.yaml.document.Position;
import io.netpol.yaml.document.ScalarNode;
import io.netpol.yaml.document.SourceName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads manifests: YAML and JSON, any number of documents, files, folders, texts. All problems of everything added are
 * reported together; nothing is skipped in silence. For one reading; not thread-safe.
 */
public final class ManifestReader {
    private static final String OTHER_GROUP = "another-api-group";

    private final ReadingOptions options;
    private final Limits limits;
    private final List<Problem> problems = new ArrayList<>();
    private final ClusterParts parts = new ClusterParts();
    private final ObjectReader objects;
    private final TreeMap<String, Integer> otherKinds = new TreeMap<>();
    private int policyTests;

    private ManifestReader(ReadingOptions options) {
        this.options = options;
        this.limits = Limits.DEFAULT.withMaxBytes(options.maxFileBytes());
        this.objects = new ObjectReader(options, parts);
    }

    /** Gives a reader. */
    public static ManifestReader with(ReadingOptions options) {
        return new ManifestReader(options);
    }

    /**
     * Adds a file, or every {@code .yaml}, {@code .yml} and {@code .json} file in a folder and the folders in it, in the
     * order of their names; what begins with a dot is left out.
     */
    public ManifestReader add(Path path) {
        return addAll(ImmutableList.of(path));
    }

    /** Adds files and folders, as {@link #add(Path)}; one that is reached twice is read once. */
    public ManifestReader addAll(Iterable<Path> paths) {
        ManifestFiles files = ManifestFiles.in(paths, limits.maxBytes());
        problems.addAll(files.problems());
        files.contents()
                .forEach(file -> addDocuments(DocumentReader.read(file.bytes(), file.name(), limits), file.name()));
        return this;
    }

    /** Adds a text; the name stands for it in problems. */
    public ManifestReader add(String text, String name) {
        SourceName source = new SourceName(name);
        addDocuments(DocumentReader.read(text, source, limits), source);
        return this;
    }

    /** Adds one object that is a tree already; the name stands for its source in problems. */
    ManifestReader add(Node root, String name) {
        addDocuments(
                new Documents(List.of(new Document(root, root.position(), true)), List.of()), new SourceName(name));
        return this;
    }

    /** Gives what came of everything added. */
    public Reading read() {
        boolean nothing = parts.isEmpty() && problems.isEmpty() && otherKinds.isEmpty() && policyTests == 0;
        if (nothing) {
            problems.add(Problem.ofWhole(
                    "the input",
                    "no-manifests",
                    "holds no manifest; give files or folders with Kubernetes objects in YAML or JSON"));
        }
        ClusterAssembler assembler = new ClusterAssembler(parts);
        Cluster cluster = assembler.assemble();
        boolean usable = options.skipInvalid() || problems.stream().noneMatch(Problem::isError);
        return new Reading(
                cluster,
                usable,
                ImmutableList.copyOf(problems),
                assembler.policySources(),
                ImmutableSortedMap.copyOf(otherKinds),
                policyTests);
    }

    private void addDocuments(Documents documents, SourceName source) {
        documents.problems().forEach(problem -> problems.add(Problem.ofSyntax(source.text(), problem)));
        for (Document document : documents.documents()) {
            addRoot(document, source);
        }
    }

    private void addRoot(Document document, SourceName source) {
        Node root = document.root();
        if (root instanceof ObjectNode object) {
            addObject(object, document.intact(), source);
        } else {
            Position position = root.position();
            problems.add(new Problem(
                    Severity.ERROR,
                    "not-a-manifest",
                    new SourcePosition(source.text(), position.line(), position.column()),
                    "",
                    "",
                    "found " + Fields.description(root)
                            + "; a manifest is an object with apiVersion, kind and metadata"));
        }
    }

    private void addObject(ObjectNode object, boolean intact, SourceName source) {
        if (PolicyTestFiles.isPolicyTest(object)) {
            policyTests++;
            return;
        }
        Optional<String> kind = text(object, "kind");
        Optional<String> apiVersion = text(object, "apiVersion");
        ObjectProblems found = new ObjectProblems(
                new Origin(source.text(), object), describe(object, kind.orElse("object")), problems::add);
        if (!intact) {
            // the tree is not what the text says: it is looked at for further problems, and never used
            found.markUnusable();
        }
        if (kind.isEmpty() || apiVersion.isEmpty()) {
            addUntyped(object, found);
            return;
        }
        if (kind.get().endsWith("List") && object.value("items").isPresent()) {
            addItems(object, kind.get(), apiVersion.get(), intact, source);
            return;
        }
        Optional<ObjectKind> known = ObjectKind.of(apiVersion.get(), kind.get());
        if (known.isEmpty()) {
            addOther(object, kind.get(), apiVersion.get(), found);
            return;
        }
        if (known.get() == ObjectKind.NETWORK_POLICY && apiVersion.get().equals(ObjectKind.OLD_NETWORK_POLICY)) {
            found.warning(
                    "old-api-version",
                    position(object, "apiVersion"),
                    "apiVersion",
                    apiVersion.get()
                            + " was removed in Kubernetes 1.16 and is read as networking.k8s.io/v1; write that");
        }
        objects.read(known.get(), new Fields(object, "", found));
    }

    /** A document that does not say what it is: a mistake if it looks like an object, else none of our business. */
    private void addUntyped(ObjectNode object, ObjectProblems found) {
        boolean looksLikeOne = object.value("kind").isPresent()
                || object.value("apiVersion").isPresent()
                || object.value("metadata").isPresent()
                || object.value("spec").isPresent();
        if (!looksLikeOne) {
            otherKinds.merge("no Kubernetes object", 1, Integer::sum);
            return;
        }
        for (String field : new String[] {"apiVersion", "kind"}) {
            if (text(object, field).isEmpty()) {
                found.error(
                        "required",
                        position(object, field),
                        field,
                        "an object needs " + field + ", such as "
                                + (field.equals("kind") ? "NetworkPolicy" : "networking.k8s.io/v1"));
            }
        }
    }

    private void addItems(ObjectNode list, String kind, String apiVersion, boolean intact, SourceName source) {
        String itemKind = kind.substring(0, kind.length() - "List".length());
        Node items = list.value("items").orElseThrow();
        if (items instanceof ScalarNode scalar && Fields.isNull(scalar)) {
            return;
        }
        if (!(items instanceof ListNode values)) {
            new ObjectProblems(new Origin(source.text(), list), kind, problems::add)
                    .error(
                            "wrong-type",
                            items.position(),
                            "items",
                            "found " + Fields.description(items) + "; a list of objects belongs here");
            return;
        }
        for (Node item : values.items()) {
            Node typed = item instanceof ObjectNode object && !itemKind.isEmpty()
                    ? object.withDefaults(List.of("apiVersion", "kind"), List.of(apiVersion, itemKind))
                    : item;
            addRoot(new Document(typed, item.position(), intact), source);
        }
    }

    private void addOther(ObjectNode object, String kind, String apiVersion, ObjectProblems found) {
        Position position = position(object, "kind");
        if (apiVersion.startsWith(ObjectKind.CLUSTER_POLICY_GROUP) && ObjectKind.CLUSTER_POLICIES.contains(kind)) {
            found.error(
                    "unsupported-kind",
                    position,
                    "kind",
                    kind + " is not read yet, and without it answers would be wrong; leave it out of the input");
            return;
        }
        if (kind.equals(ObjectKind.NETWORK_POLICY.kind())) {
            if (apiVersion.startsWith(ObjectKind.NETWORKING_GROUP)) {
                found.error(
                        "unsupported-version",
                        position(object, "apiVersion"),
                        "apiVersion",
                        "there is no NetworkPolicy in " + apiVersion + "; write networking.k8s.io/v1");
                return;
            }
            found.warning(
                    OTHER_GROUP,
                    position(object, "apiVersion"),
                    "apiVersion",
                    "this NetworkPolicy is of " + apiVersion
                            + ", not of networking.k8s.io/v1: a kind of its own, left out");
        } else if (apiVersion.startsWith(ObjectKind.NETWORKING_GROUP)
                && Nearest.to(kind, ImmutableList.of(ObjectKind.NETWORK_POLICY.kind()))
                        .isPresent()) {
            found.error("unknown-kind", position, "kind", "there is no " + kind + "; did you mean NetworkPolicy?");
            return;
        }
        otherKinds.merge(kind + " (" + apiVersion + ")", 1, Integer::sum);
    }

    private static Optional<String> text(ObjectNode object, String field) {
        return object.value(field)
                .flatMap(value -> value instanceof ScalarNode scalar && !Fields.isNull(scalar)
                        ? Optional.of(scalar.text())
                        : Optional.empty());
    }

    private static Position position(ObjectNode object, String field) {
        return object.value(field).map(Node::position).orElse(object.position());
    }

    /** Names an object as people do: {@code NetworkPolicy shop/api}. */
    private String describe(ObjectNode object, String kind) {
        Optional<ObjectNode> metadata = object.value("metadata")
                .flatMap(value -> value instanceof ObjectNode fields ? Optional.of(fields) : Optional.empty());
        Optional<String> name = metadata.flatMap(fields -> text(fields, "name").or(() -> text(fields, "generateName")));
        Optional<String> namespace = metadata.flatMap(fields -> text(fields, "namespace"));
        boolean clusterScoped = kind.equals("Namespace") || kind.equals("Node");
        String prefix = clusterScoped ? "" : namespace.orElse(options.defaultNamespace()) + "/";
        return kind + name.map(text -> " " + prefix + text).orElse(" without a name");
    }
}
