package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import io.netpol.yaml.document.Document;
import io.netpol.yaml.document.DocumentReader;
import io.netpol.yaml.document.Documents;
import io.netpol.yaml.document.Limits;
import io.netpol.yaml.document.ListNode;
import io.netpol.yaml.document.Node;
import io.netpol.yaml.document.ObjectNode;
import io.netpol.yaml.document.ScalarNode;
import io.netpol.yaml.document.SourceName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The policy tests in files and folders: the documents that have {@code expect} and no {@code kind}. */
public final class PolicyTestFiles {
    private final List<PolicyTestDocument> tests = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private PolicyTestFiles() {}

    /**
     * Reads the policy tests below paths, in the order of their names; other documents are passed over, and a file that is
     * reached twice is read once.
     */
    public static PolicyTestFiles in(Iterable<Path> paths, ReadingOptions options) {
        PolicyTestFiles found = new PolicyTestFiles();
        Limits limits = Limits.DEFAULT.withMaxBytes(options.maxFileBytes());
        Set<Path> seen = new HashSet<>();
        for (Path path : paths) {
            int before = found.met();
            ManifestFiles files = ManifestFiles.in(ImmutableList.of(path), limits.maxBytes(), seen);
            found.problems.addAll(files.problems());
            files.contents()
                    .forEach(file -> found.add(DocumentReader.read(file.bytes(), file.name(), limits), file.name()));
            if (!files.contents().isEmpty()) {
                found.refuseNone(path.toString(), before);
            }
        }
        return found;
    }

    private int met() {
        return tests.size() + problems.size();
    }

    private void refuseNone(String source, int before) {
        if (before == met()) {
            problems.add(Problem.ofWhole(
                    source,
                    "no-policy-tests",
                    "holds no policy test; a policy test is a document with expect and without kind"));
        }
    }

    /**
     * Reads the policy tests in a text; other documents are passed over, and finding none is a problem, as with files.
     *
     * @param name stands for the text in problems; manifests that a test names are looked for beside a file of this name
     */
    public static PolicyTestFiles of(String text, String name, ReadingOptions options) {
        PolicyTestFiles found = new PolicyTestFiles();
        SourceName source = new SourceName(name);
        found.add(DocumentReader.read(text, source, Limits.DEFAULT.withMaxBytes(options.maxFileBytes())), source);
        found.refuseNone(name, 0);
        return found;
    }

    /** Gives the tests that could be read. */
    public ImmutableList<PolicyTestDocument> tests() {
        return ImmutableList.copyOf(tests);
    }

    /** Gives all problems of the test files themselves; those of the objects in them are found when they are read. */
    public ImmutableList<Problem> problems() {
        return ImmutableList.copyOf(problems);
    }

    private void add(Documents documents, SourceName source) {
        List<Problem> inFile = new ArrayList<>();
        documents.problems().forEach(problem -> inFile.add(Problem.ofSyntax(source.text(), problem, "")));
        for (Document document : documents.documents()) {
            if (document.root() instanceof ObjectNode root && isPolicyTest(root)) {
                ObjectProblems found = new ObjectProblems(new Origin(source.text(), root), "policy test", inFile::add);
                PolicyTestDocument test = read(new Fields(root, "", found), source);
                if (!found.hasErrors() && document.intact()) {
                    tests.add(test);
                }
            }
        }
        problems.addAll(ImmutableList.sortedCopyOf(Comparator.comparing(Problem::position), inFile));
    }

    static boolean isPolicyTest(ObjectNode root) {
        return root.place("kind") < 0 && root.place("expect") >= 0;
    }

    private static PolicyTestDocument read(Fields test, SourceName source) {
        ImmutableList.Builder<PolicyTestDocument.Expectation> expectations = ImmutableList.builder();
        test.objects("expect").forEach(expectation -> expectations.add(expectation(expectation)));
        PolicyTestDocument document = new PolicyTestDocument(
                test.text("name").orElse(source.text()),
                test.problems().origin().at(test.position()),
                resources(test),
                manifests(test, source),
                options(test),
                expectations.build());
        test.pass(List.of("description", "note"));
        test.refuseOthers();
        if (document.expectations().isEmpty() && !test.problems().hasErrorAt("expect")) {
            test.problems()
                    .error("required", test.position(), "expect", "a policy test needs at least one expectation");
        }
        return document;
    }

    private static ImmutableList<Path> manifests(Fields test, SourceName source) {
        Path file = Path.of(source.text());
        ImmutableList.Builder<Path> manifests = ImmutableList.builder();
        ImmutableList<String> texts = test.texts("manifests");
        for (int i = 0; i < texts.size(); i++) {
            try {
                manifests.add(file.resolveSibling(texts.get(i)).normalize());
            } catch (InvalidPathException e) {
                test.problems()
                        .error(
                                "invalid",
                                item(test, "manifests", i).position(),
                                "manifests[" + i + "]",
                                "no file can be called so: " + e.getReason());
            }
        }
        return manifests.build();
    }

    private static Node item(Fields fields, String name, int index) {
        Node list = fields.value(name).orElseThrow();
        return list.match(scalar -> scalar, items -> items.items().get(index), object -> object);
    }

    private static ImmutableList<Node> resources(Fields test) {
        return test.value("resources")
                .map(value -> value instanceof ListNode list
                        ? ImmutableList.copyOf(list.items())
                        : ImmutableList.<Node>of(value))
                .orElse(ImmutableList.of());
    }

    private static ImmutableList<PolicyTestDocument.Option> options(Fields test) {
        ImmutableList.Builder<PolicyTestDocument.Option> options = ImmutableList.builder();
        test.value("options").ifPresent(value -> {
            if (value instanceof ObjectNode object) {
                for (ObjectNode.Entry entry : object.entries()) {
                    options.add(new PolicyTestDocument.Option(
                            entry.key(),
                            texts(entry.value()),
                            test.problems().origin().at(entry.keyPosition())));
                }
            } else {
                test.wrongType(value, "options", "an object (a name and a value each)");
            }
        });
        return options.build();
    }

    private static ImmutableList<String> texts(Node value) {
        return value.match(
                scalar -> ImmutableList.of(scalar.text()),
                list -> list.items().stream()
                        .flatMap(item -> item instanceof ScalarNode scalar
                                ? ImmutableList.of(scalar.text()).stream()
                                : ImmutableList.<String>of().stream())
                        .collect(ImmutableList.toImmutableList()),
                object -> ImmutableList.of());
    }

    private static PolicyTestDocument.Expectation expectation(Fields expectation) {
        OptionalInt port = expectation.integer("port");
        PolicyTestDocument.Expectation read = new PolicyTestDocument.Expectation(
                required(expectation, "from"),
                required(expectation, "to"),
                port.orElse(0),
                expectation.text("protocol").orElse("TCP"),
                required(expectation, "verdict"),
                expectation.text("ipFamily").orElse(""),
                expectation.problems().origin().at(expectation.position()));
        if (port.isEmpty() && !expectation.has("port")) {
            missing(expectation, "port");
        }
        expectation.pass(List.of("description", "note"));
        expectation.refuseOthers();
        return read;
    }

    private static String required(Fields expectation, String field) {
        if (!expectation.has(field)) {
            missing(expectation, field);
        }
        return expectation.text(field).orElse("");
    }

    private static void missing(Fields expectation, String field) {
        if (expectation.problems().hasErrorAt(expectation.path())) {
            return;
        }
        expectation
                .problems()
                .error(
                        "required",
                        expectation.position(),
                        expectation.path() + "." + field,
                        "an expectation needs from, to, port and verdict");
    }
}
