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
import io.netpol.yaml.document.ScalarKind;
import io.netpol.yaml.document.ScalarNode;
import io.netpol.yaml.document.SourceName;
import io.netpol.yaml.document.SyntaxProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads manifests: YAML and JSON, any number of documents, files, folders, texts. All problems of everything added are
 * reported together; nothing is skipped in silence. For one reading; not thread-safe.
 */
public final class ManifestReader {
    private static final String LIST = "List";
    private static final int BUFFER = 8192;
    /** No array and no text of Java is longer, and virtual machines keep a few elements for themselves. */
    private static final long MOST_IN_MEMORY = Integer.MAX_VALUE - 2 * BUFFER;

    private final ReadingOptions options;
    private final Limits limits;
    private final List<Problem> problems = new ArrayList<>();
    private final ClusterParts parts = new ClusterParts();
    private final ObjectReader objects;
    /** The number of each source, in the order in which they were added. */
    private final Map<String, Integer> sources = new HashMap<>();

    private final TreeMap<String, Integer> otherKinds = new TreeMap<>();
    private int policyTests;

    private ManifestReader(ReadingOptions options, boolean direct) {
        this.options = options;
        this.limits = Limits.DEFAULT.withMaxBytes(options.maxFileBytes());
        this.objects = new ObjectReader(options, parts, direct);
    }

    /** Gives a reader. */
    public static ManifestReader with(ReadingOptions options) {
        return with(options, true);
    }

    /** A reader that makes a draft of every policy, unless it is told to read plain ones directly. */
    static ManifestReader with(ReadingOptions options, boolean direct) {
        return new ManifestReader(options, direct);
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
        files.sources().forEach(this::note);
        problems.addAll(files.problems());
        files.contents()
                .forEach(file -> addDocuments(
                        DocumentReader.read(file.bytes(), file.name(), limits, objects::readEarly), file.name()));
        return this;
    }

    /** Adds a text; the name stands for it in problems. */
    public ManifestReader add(String text, String name) {
        SourceName source = new SourceName(name);
        addDocuments(DocumentReader.read(text, source, limits, objects::readEarly), source);
        return this;
    }

    /**
     * Adds a stream of UTF-8, or UTF-16 with a byte order mark; the name stands for it in problems. It is read to its end,
     * or as far as its size is allowed, and stays open.
     */
    public ManifestReader add(InputStream in, String name) throws IOException {
        SourceName source = new SourceName(name);
        Limits inMemory = limits.withMaxBytes(Math.min(limits.maxBytes(), MOST_IN_MEMORY));
        byte[] bytes = in.readNBytes((int) inMemory.maxBytes() + 1);
        addDocuments(DocumentReader.read(bytes, source, inMemory, objects::readEarly), source);
        return this;
    }

    /**
     * Adds characters; the name stands for their source in problems. It is read to its end, or as far as its size is
     * allowed, and stays open.
     */
    public ManifestReader add(Reader in, String name) throws IOException {
        SourceName source = new SourceName(name);
        Limits inMemory = limits.withMaxBytes(Math.min(limits.maxBytes(), MOST_IN_MEMORY));
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[BUFFER];
        for (int count = 0; count >= 0 && text.length() <= inMemory.maxBytes(); count = in.read(buffer)) {
            text.append(buffer, 0, count);
        }
        addDocuments(DocumentReader.read(text.toString(), source, inMemory, objects::readEarly), source);
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
        AssumedNamespaces.warning(cluster).ifPresent(problems::add);
        boolean usable = options.skipInvalid() || problems.stream().noneMatch(Problem::isError);
        return new Reading(
                cluster,
                usable,
                ImmutableList.sortedCopyOf(
                        Comparator.comparingInt(this::order).thenComparing(Problem::position), problems),
                assembler.policySources(),
                ImmutableSortedMap.copyOf(otherKinds),
                policyTests);
    }

    private void note(String source) {
        sources.putIfAbsent(source, sources.size());
    }

    private int order(Problem problem) {
        return sources.getOrDefault(problem.position().source(), sources.size());
    }

    private void addDocuments(Documents documents, SourceName source) {
        note(source.text());
        for (SyntaxProblem problem : documents.problems()) {
            problems.add(Problem.ofSyntax(source.text(), problem, objectAt(problem.position(), documents)));
        }
        for (Document document : documents.documents()) {
            addRoot(document, source);
        }
        objects.forgetEarly();
    }

    /** Names the object whose text holds a problem, as far as its document could be read. */
    private String objectAt(Position position, Documents documents) {
        String object = "";
        for (Document document : documents.documents()) {
            if (document.start().compareTo(position) <= 0) {
                object = !document.intact() && document.root() instanceof ObjectNode root ? describe(root) : "";
            }
        }
        return object;
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
        ObjectProblems found =
                new ObjectProblems(new Origin(source.text(), object), () -> describe(object), problems::add);
        if (!intact) {
            // the tree is not what the text says: it is looked at for further problems, and never used
            found.markUnusable();
        }
        if (kind.isEmpty() || apiVersion.isEmpty()) {
            addUntyped(object, found);
            return;
        }
        if (isList(object, kind.get(), apiVersion.get())) {
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
        Fields fields = new Fields(object, "", found);
        for (String field : List.of("apiVersion", "kind")) {
            if (fields.text(field).filter(value -> !value.isEmpty()).isEmpty() && !found.hasErrorAt(field)) {
                found.error(
                        "required",
                        position(object, field),
                        field,
                        "an object needs " + field + ", such as "
                                + (field.equals("kind") ? "NetworkPolicy" : "networking.k8s.io/v1")
                                + otherSpelling(object, field));
            }
        }
    }

    private static String otherSpelling(ObjectNode object, String field) {
        return object.entries().stream()
                .map(ObjectNode.Entry::key)
                .filter(key -> key.equalsIgnoreCase(field) && !key.equals(field))
                .findFirst()
                .map(key -> "; " + key + " is another field, for upper and lower case count")
                .orElse("");
    }

    /** Tells whether an object is a list of objects. Another kind that ends so, such as a list of addresses, is not. */
    private static boolean isList(ObjectNode object, String kind, String apiVersion) {
        if (!kind.endsWith(LIST)) {
            return false;
        }
        boolean holdsObjects = object.value("items")
                .filter(items ->
                        items instanceof ListNode list && list.items().stream().allMatch(ObjectNode.class::isInstance))
                .isPresent();
        return holdsObjects
                || kind.equals(LIST)
                || ObjectKind.of(apiVersion, itemKind(kind)).isPresent();
    }

    private static String itemKind(String listKind) {
        return listKind.substring(0, listKind.length() - LIST.length());
    }

    private void addItems(ObjectNode list, String kind, String apiVersion, boolean intact, SourceName source) {
        String itemKind = itemKind(kind);
        Node items = list.value("items").orElseGet(() -> new ListNode(list.position(), List.of()));
        if (!(items instanceof ListNode) && !Fields.isNull(items)) {
            new ObjectProblems(new Origin(source.text(), list), kind, problems::add)
                    .error(
                            "wrong-type",
                            items.position(),
                            "items",
                            "found " + Fields.description(items) + "; a list of objects belongs here");
        }
        List<Node> each = items instanceof ListNode values ? values.items() : List.of();
        for (Node item : each) {
            Node typed = item instanceof ObjectNode object && !itemKind.isEmpty()
                    ? object.withDefaults(List.of("apiVersion", "kind"), List.of(apiVersion, itemKind))
                    : item;
            addRoot(new Document(typed, item.position(), intact), source);
        }
    }

    private void addOther(ObjectNode object, String kind, String apiVersion, ObjectProblems found) {
        Position position = position(object, "kind");
        Optional<String> rightVersion = ObjectKind.newestVersion(kind).filter(right -> isMistaken(apiVersion, right));
        if (rightVersion.isPresent()) {
            found.error(
                    "unknown-version",
                    position(object, "apiVersion"),
                    "apiVersion",
                    "there is no " + kind + " in " + apiVersion + "; write " + rightVersion.get());
            return;
        }
        Optional<String> rightKind = ObjectKind.nearest(apiVersion, kind);
        if (rightKind.isPresent()) {
            found.error(
                    "unknown-kind",
                    position,
                    "kind",
                    "there is no " + kind + " in " + apiVersion + "; did you mean " + rightKind.get() + "?");
            return;
        }
        if (kind.equals(ObjectKind.NETWORK_POLICY.kind())) {
            found.warning(
                    "another-api-group",
                    position(object, "apiVersion"),
                    "apiVersion",
                    "this NetworkPolicy is of " + apiVersion
                            + ", not of networking.k8s.io/v1: a kind of its own, left out");
        }
        otherKinds.merge(kind + " (" + apiVersion + ")", 1, Integer::sum);
    }

    /**
     * Tells whether an API version can only be a slip: of Kubernetes' own groups, which alone have no dot in their names, or
     * almost the right one.
     */
    private static boolean isMistaken(String apiVersion, String right) {
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        return group.indexOf('.') < 0
                || apiVersion.startsWith(ObjectKind.NETWORKING_GROUP)
                || apiVersion.startsWith(ObjectKind.CLUSTER_POLICY_GROUP)
                || (right.startsWith(ObjectKind.NETWORKING_GROUP)
                        && Nearest.to(apiVersion, ImmutableList.of(right)).isPresent());
    }

    private static Optional<String> text(ObjectNode object, String field) {
        return object.value(field)
                .flatMap(value -> value instanceof ScalarNode scalar && scalar.kind() == ScalarKind.STRING
                        ? Optional.of(scalar.text())
                        : Optional.empty())
                .filter(text -> !text.isEmpty());
    }

    private static Position position(ObjectNode object, String field) {
        return object.value(field).map(Node::position).orElse(object.position());
    }

    /** Names an object as people do: {@code NetworkPolicy shop/api}. */
    private String describe(ObjectNode object) {
        String kind = text(object, "kind").orElse("object");
        Optional<ObjectNode> metadata = object.value("metadata")
                .flatMap(value -> value instanceof ObjectNode fields ? Optional.of(fields) : Optional.empty());
        Optional<String> name = metadata.flatMap(fields -> text(fields, "name").or(() -> text(fields, "generateName")));
        Optional<String> namespace = metadata.flatMap(fields -> text(fields, "namespace"));
        String prefix = ObjectKind.isClusterScoped(kind) ? "" : namespace.orElse(options.defaultNamespace()) + "/";
        return kind + name.map(text -> " " + prefix + text).orElse(" without a name");
    }
}
