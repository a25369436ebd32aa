package io.netpol.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.netpol.validation.ViolationKind;
import io.netpol.yaml.Manifests;
import io.netpol.yaml.Problem;
import io.netpol.yaml.document.SyntaxCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Runs what the documents show: policy tests, manifests, calls of the command line, Java, links. Every block of these kinds
 * is run; one that is seen and not run is a failure.
 */
final class DocumentationTest {
    private static final String APPROVE = "netpol.approve";
    private static final Pattern RAW_EXPECT = Pattern.compile("expect:.*");
    private static final Pattern RAW_CALL = Pattern.compile("\\$ .*");
    private static final Pattern RAW_JAVA = Pattern.compile("```java.*");
    private static final Pattern RAW_FENCE = Pattern.compile("\\s*(```|~~~).*");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicNode> documents() {
        return Checkout.documents().stream()
                .map(document -> dynamicContainer(
                        document.name(),
                        Stream.of(
                                test("java", document, this::snippetsRun),
                                test("policy tests", document, this::policyTestsHold),
                                test("manifests", document, this::manifestsAreRead),
                                test("calls", document, this::callsPrintWhatIsShown),
                                test("links", document, (linked, files) -> linksLeadSomewhere(linked)),
                                test("fences", document, (fenced, files) -> everyFenceIsABlock(fenced)))));
    }

    private DynamicTest test(
            String what, MarkdownDocument document, BiConsumer<MarkdownDocument, DocumentFiles> check) {
        return dynamicTest(what, () -> {
            // the test before may have rewritten it
            MarkdownDocument today = isApproving() ? MarkdownDocument.read(document.file(), document.name()) : document;
            check.accept(today, DocumentFiles.of(today, Files.createTempDirectory(folder, "document")));
        });
    }

    private static boolean isApproving() {
        return Boolean.getBoolean(APPROVE);
    }

    private void policyTestsHold(MarkdownDocument document, DocumentFiles files) {
        List<FencedBlock> tests = blocks(document, FencedBlock::isPolicyTest);
        List<String> failures = new ArrayList<>();
        int documents = expectsIn(blocks(document, FencedBlock::isFile));
        for (FencedBlock block : tests) {
            PolicyTestBlock.Outcome outcome = PolicyTestBlock.of(block).run(files);
            assertThat(outcome.expectations() + outcome.failures().size())
                    .as("what came of the policy test at %s", block.place())
                    .isPositive();
            failures.addAll(outcome.failures());
            documents += expectsIn(List.of(block));
        }
        assertThat(failures).isEmpty();
        assertThat(documents).as("policy tests run").isEqualTo(rawLines(document, RAW_EXPECT));
    }

    private static int expectsIn(List<FencedBlock> blocks) {
        return (int) blocks.stream()
                .flatMap(block -> block.lines().stream())
                .filter(line -> RAW_EXPECT.matcher(line).matches())
                .count();
    }

    private void manifestsAreRead(MarkdownDocument document, DocumentFiles files) {
        List<String> failures = new ArrayList<>();
        for (FencedBlock block : blocks(document, block -> block.isYaml() || block.isFile())) {
            if (block.isCopy() && !isTheFileThatItCopies(block)) {
                failures.add(block.place() + ": this is not what " + block.partOf() + " holds");
            }
            if (block.isFile()) {
                if (uses(document, block.fileName()) == 0) {
                    failures.add(block.place() + ": nothing below uses the file " + block.fileName());
                }
            } else if (block.isPart()) {
                if (!read(Checkout.root().resolve(block.partOf())).contains(block.text())) {
                    failures.add(block.place() + ": this does not stand in " + block.partOf());
                }
            } else if (!block.isPolicyTest()) {
                Path manifest = files.write("line-" + block.line() + ".yaml", block.textAtItsLine());
                for (Problem problem : Manifests.read(manifest).problems()) {
                    failures.add(block.document() + ":" + problem.position().line() + ": " + problem);
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    /** Compares bytes: a copy is as the file is written. */
    private static boolean isTheFileThatItCopies(FencedBlock block) {
        Path file = Checkout.root().resolve(block.partOf());
        byte[] bytes = block.text().getBytes(StandardCharsets.UTF_8);
        try {
            if (isApproving()) {
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
            }
            return Files.exists(file) && Arrays.equals(bytes, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts the lines that name a file, or the folder that it is in, beside the comment that gives it the name. */
    private static long uses(MarkdownDocument document, String fileName) {
        String top = fileName.replaceFirst("/.*", "");
        return document.blocks().stream()
                .flatMap(block -> block.lines().stream())
                .filter(line -> line.contains(fileName) || (line.startsWith("$ ") && line.contains(" " + top)))
                .count();
    }

    private void callsPrintWhatIsShown(MarkdownDocument document, DocumentFiles files) {
        Map<FencedBlock, List<String>> actual = new HashMap<>();
        int calls = 0;
        for (FencedBlock block : blocks(document, block -> block.language().equals("console"))) {
            ConsoleBlock console = ConsoleBlock.of(block);
            calls += console.count();
            actual.put(block, console.run(files));
        }
        compareOrApprove(document, actual);
        assertThat(calls).as("calls made").isEqualTo(rawLines(document, RAW_CALL));
    }

    private void snippetsRun(MarkdownDocument document, DocumentFiles files) {
        Map<FencedBlock, List<String>> actual = new HashMap<>();
        int run = 0;
        List<FencedBlock> blocks = document.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            FencedBlock example = blocks.get(i);
            if (example.isJava()) {
                List<String> printed = JavaSnippet.of(example).run(newFolder(files));
                Optional<FencedBlock> shown = Optional.of(i + 1)
                        .filter(next -> next < blocks.size())
                        .map(blocks::get)
                        .filter(next -> next.isOutputOf(example));
                shown.ifPresent(output -> actual.put(output, printed));
                assertThat(printed.isEmpty() || shown.isPresent())
                        .as("%s prints, so a block with the output follows", example.place())
                        .isTrue();
                run++;
            }
        }
        compareOrApprove(document, actual);
        assertThat(run).as("examples run").isEqualTo(rawLines(document, RAW_JAVA));
    }

    private static Path newFolder(DocumentFiles files) {
        try {
            return Files.createTempDirectory(files.folder(), "java");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compareOrApprove(MarkdownDocument document, Map<FencedBlock, List<String>> actual) {
        if (isApproving()) {
            document.rewrite(actual);
            return;
        }
        document.blocks().stream()
                .filter(actual::containsKey)
                .forEach(block -> assertThat(actual.get(block))
                        .as("the block at %s; -D%s=true writes what is printed today", block.place(), APPROVE)
                        .isEqualTo(block.lines()));
    }

    private static void linksLeadSomewhere(MarkdownDocument document) {
        List<String> dead = new ArrayList<>();
        for (MarkdownDocument.Link link : document.links()) {
            if (link.isLocal() && !leadsSomewhere(document, link.target())) {
                dead.add(document.name() + ":" + link.line() + ": " + link.target());
            }
        }
        assertThat(dead).isEmpty();
    }

    private static boolean leadsSomewhere(MarkdownDocument document, String target) {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? document.file() : document.file().resolveSibling(path);
        if (!Files.exists(file)) {
            return false;
        }
        return hash < 0 || MarkdownDocument.read(file, path).anchors().contains(target.substring(hash + 1));
    }

    /** An indented fence, or one of another kind, would hide its block from everything above. */
    private static void everyFenceIsABlock(MarkdownDocument document) {
        assertThat(rawLines(document, RAW_FENCE))
                .as("fences in %s", document.name())
                .isEqualTo(2 * document.blocks().size());
        assertThat(document.blocks())
                .extracting(FencedBlock::language)
                .isSubsetOf("yaml", "json", "console", "java", "text", "sh", "xml", "");
        assertThat(document.blocks())
                .as("remarks behind fences in %s", document.name())
                .filteredOn(block -> !block.remark().isEmpty())
                .allSatisfy(block -> assertThat(block.isJava() && JavaSnippet.isRemark(block.remark()))
                        .as("%s: %s", block.place(), block.remark())
                        .isTrue());
    }

    private static List<FencedBlock> blocks(MarkdownDocument document, Predicate<FencedBlock> which) {
        return document.blocks().stream().filter(which).toList();
    }

    private static int rawLines(MarkdownDocument document, Pattern pattern) {
        return (int) document.lines().stream()
                .filter(line -> pattern.matcher(line).matches())
                .count();
    }

    @Test
    void theDocumentsShowSomethingOfEachKind() {
        List<FencedBlock> all = Checkout.documents().stream()
                .flatMap(document -> document.blocks().stream())
                .toList();

        assertThat(expectsIn(all)).as("policy tests").isGreaterThan(50);
        assertThat(all.stream()
                        .filter(block -> block.language().equals("console"))
                        .count())
                .as("console blocks")
                .isGreaterThan(20);
        assertThat(all.stream().filter(FencedBlock::isJava).count())
                .as("Java examples")
                .isGreaterThan(30);
        assertThat(document("README.md").blocks().stream().filter(FencedBlock::isJava))
                .as("Java examples in the README")
                .hasSizeGreaterThanOrEqualTo(5);
    }

    /** The page has one section a claim, and each shows an answer. */
    @Test
    void everyWrongClaimHasItsCase() {
        MarkdownDocument page = document("docs/what-everybody-gets-wrong.md");
        List<String> claims = page.headings().stream()
                .filter(heading -> heading.startsWith("“"))
                .toList();

        for (int i = 1; i <= 27; i++) {
            String number = "(W" + i + ")";
            assertThat(claims).as("claims %s", number).anyMatch(claim -> claim.endsWith(number));
        }
        assertThat(claims).hasSize(32);
        for (String claim : claims) {
            assertThat(section(page, claim))
                    .as("the section %s", claim)
                    .anyMatch(block -> block.isPolicyTest() || block.language().equals("console"));
        }
    }

    @Test
    void everyPolicyAndFactOfTheTutorialsHasItsPlace() {
        MarkdownDocument page = document("docs/tutorial-policies.md");

        assertThat(page.blocks().stream().filter(FencedBlock::isCopy).map(FencedBlock::partOf))
                .as("manifests of the tutorials, shown on the page")
                .containsExactlyInAnyOrderElementsOf(
                        Checkout.filesIn(Checkout.root().resolve("docs/tutorial"), 1, ".yaml").stream()
                                .map(Checkout::name)
                                .toList());
        for (int i = 1; i <= 8; i++) {
            String number = i + ". ";
            List<String> headings = page.headings().stream()
                    .filter(heading -> heading.startsWith(number))
                    .toList();
            assertThat(headings).as("headings of policy %s", i).hasSize(1);
            List<FencedBlock> section = section(page, headings.get(0));
            assertThat(section.get(0).isJava()
                            && section.get(1).isCopy()
                            && section.get(1).isOutputOf(section.get(0)))
                    .as("policy %s is Java, and what Java prints is its manifest", i)
                    .isTrue();
            assertThat(section).as("tests of policy %s", i).anyMatch(FencedBlock::isPolicyTest);
            assertThat(section.stream().map(FencedBlock::text))
                    .as("verdicts of policy %s", i)
                    .anyMatch(text -> text.contains("verdict: allowed") && text.contains("verdict: denied"));
        }
        for (int i = 1; i <= 14; i++) {
            String row = "| T" + i + " |";
            assertThat(page.lines()).as("fact T%s", i).anyMatch(line -> line.startsWith(row));
        }
    }

    private static MarkdownDocument document(String name) {
        return MarkdownDocument.read(Checkout.root().resolve(name), name);
    }

    /** The blocks between a heading and the next one. */
    private static List<FencedBlock> section(MarkdownDocument page, String heading) {
        List<String> lines = page.lines();
        int start = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).matches("#+ " + Pattern.quote(heading)))
                .findFirst()
                .orElseThrow();
        int end = IntStream.range(start + 1, lines.size())
                .filter(i ->
                        page.headings().stream().anyMatch(next -> lines.get(i).matches("#+ " + Pattern.quote(next))))
                .findFirst()
                .orElse(lines.size());
        return blocks(page, block -> block.line() > start && block.line() <= end);
    }

    /** Who looks for a rule follows the table: what it names exists. */
    @Test
    void theTableOfRulesNamesClassesThatExist() {
        List<String> rows = document("CONTRIBUTING.md").lines().stream()
                .filter(line -> line.matches("\\| [SV]\\d.*"))
                .toList();
        Set<String> classes = Checkout.filesIn(Checkout.root(), Integer.MAX_VALUE, ".java").stream()
                .map(Checkout::name)
                .filter(name -> name.contains("/src/"))
                .collect(Collectors.toSet());
        assertThat(rows).hasSizeGreaterThan(20);
        for (String row : rows) {
            Pattern.compile("`([a-z.]*)([A-Z]\\w+)[^`]*`")
                    .matcher(row)
                    .results()
                    .map(name -> "/" + name.group(1).replace('.', '/') + name.group(2) + ".java")
                    .forEach(file -> assertThat(classes)
                            .as("%s of the row %s", file, row)
                            .anyMatch(name -> name.endsWith(file)));
        }
    }

    @Test
    void everyProblemOfTextsAndRulesIsExplained() {
        List<String> table = document("docs/manifests.md").lines().stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        Stream.concat(
                        Stream.of(SyntaxCode.values()).map(SyntaxCode::id),
                        Stream.of(ViolationKind.values()).map(ViolationKind::code))
                .forEach(code ->
                        assertThat(table).as("code %s", code).anyMatch(line -> line.contains("`" + code + "`")));
    }

    /** What the pictures quote is what the files say and what the program prints. */
    @Test
    void thePicturesQuoteRight() throws Exception {
        List<String> printed = Checkout.documents().stream()
                .flatMap(document -> document.blocks().stream())
                .filter(block -> block.language().equals("console"))
                .flatMap(block -> block.lines().stream())
                .toList();
        for (Path picture : Checkout.pictures()) {
            List<String> files = Checkout.filesIn(picture.getParent(), 1, ".yaml").stream()
                    .flatMap(file -> read(file).lines())
                    .toList();

            assertThat(texts(picture, "row"))
                    .as("rows in %s", picture)
                    .isNotEmpty()
                    .isSubsetOf(printed);
            assertThat(texts(picture, "code"))
                    .as("code in %s", picture)
                    .isNotEmpty()
                    .isSubsetOf(files);
        }
    }

    private static List<String> texts(Path picture, String cssClass) throws Exception {
        NodeList texts = svg(picture).getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> (Element) texts.item(i))
                .filter(text -> text.getAttribute("class").equals(cssClass))
                .map(Element::getTextContent)
                .toList();
    }

    private static Element svg(Path picture) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(picture.toFile())
                .getDocumentElement();
    }

    @Test
    void everyPictureSaysWhatItShows() throws Exception {
        assertThat(Checkout.pictures()).isNotEmpty();
        for (Path picture : Checkout.pictures()) {
            Element svg = svg(picture);

            assertThat(svg.getAttribute("role")).as(picture.toString()).isEqualTo("img");
            for (String required : List.of("title", "desc")) {
                assertThat(svg.getElementsByTagName(required).item(0).getTextContent())
                        .as("%s of %s", required, picture)
                        .isNotBlank();
            }
        }
    }
}
