package io.netpol.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MarkdownDocumentTest {
    private static final String TEXT = """
            # A page

            Text with [a link](other.md#part) and `[no](link)`.

            <!-- file: pods.yaml -->
            ```yaml
            kind: Pod
            ```

            ```yaml
            name: test
            expect: []
            ```

            ## The same, `twice`?
            ## The same, twice
            """;

    @Test
    void blocksKnowTheirPlaceAndTheirFile() {
        assertThat(MarkdownDocument.of(TEXT).blocks())
                .containsExactly(
                        new FencedBlock("text.md", "yaml", "", "pods.yaml", "", 7, List.of("kind: Pod")),
                        new FencedBlock("text.md", "yaml", "", "", "", 11, List.of("name: test", "expect: []")));
    }

    @Test
    void aRemarkFollowsTheLanguage() {
        assertThat(MarkdownDocument.of("```java does-not-compile\n```\n").blocks())
                .containsExactly(new FencedBlock("text.md", "java", "does-not-compile", "", "", 2, List.of()));
    }

    @Test
    void textIsTheOutputOfTheExampleBeforeItAndAManifestOnlyRightBehindIt() {
        List<FencedBlock> blocks = MarkdownDocument.of("""
                ```java
                print();
                ```

                <!-- file: printed.json -->
                ```json
                {}
                ```

                More.

                ```yaml
                kind: Pod
                ```

                ```text
                printed
                ```
                """).blocks();

        assertThat(blocks.subList(1, 4))
                .extracting(block -> block.isOutputOf(blocks.get(0)))
                .containsExactly(true, false, true);
    }

    @Test
    void onlyABlockWithExpectIsAPolicyTest() {
        assertThat(MarkdownDocument.of(TEXT).blocks())
                .extracting(FencedBlock::isPolicyTest)
                .containsExactly(false, true);
    }

    @Test
    void textAtItsLineHasTheLineNumbersOfTheDocument() {
        FencedBlock block = MarkdownDocument.of(TEXT).blocks().get(1);

        assertThat(block.textAtItsLine().lines().toList().get(11 - 1)).isEqualTo("name: test");
    }

    @Test
    void anchorsAreThoseOfTheHeadings() {
        assertThat(MarkdownDocument.of(TEXT).anchors()).containsExactly("a-page", "the-same-twice", "the-same-twice-1");
    }

    @Test
    void linksInCodeAreNone() {
        assertThat(MarkdownDocument.of(TEXT).links()).containsExactly(new MarkdownDocument.Link("other.md#part", 3));
    }

    @Test
    void anOpenFenceIsRefused() {
        assertThatThrownBy(() -> MarkdownDocument.of("text\n```yaml\nkind: Pod\n"))
                .hasMessage("text.md:2: this fence is never closed");
    }

    @Test
    void rewritingLeavesTheRestAsItIs(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("page.md"), TEXT);
        MarkdownDocument document = MarkdownDocument.read(file, "page.md");

        document.rewrite(Map.of(
                document.blocks().get(0), List.of("one", "two"),
                document.blocks().get(1), List.of()));

        assertThat(file).hasContent(TEXT.replace("kind: Pod", "one\ntwo").replace("name: test\nexpect: []\n", ""));
    }

    @Test
    void aCopyIsAFileByItsLastName() {
        List<FencedBlock> blocks = MarkdownDocument.of("""
                        <!-- copy of: docs/tutorial/pods.yaml -->
                        ```yaml
                        kind: Pod
                        ```

                        <!-- part of: docs/pods.yaml -->
                        ```yaml
                        kind: Pod
                        ```

                        <!-- file: k8s/pods.yaml -->
                        ```yaml
                        kind: Pod
                        ```
                        """).blocks();

        assertThat(blocks).extracting(FencedBlock::fileName).containsExactly("pods.yaml", "", "k8s/pods.yaml");
        assertThat(blocks)
                .extracting(FencedBlock::partOf)
                .containsExactly("docs/tutorial/pods.yaml", "docs/pods.yaml", "");
        assertThat(blocks).extracting(FencedBlock::isCopy).containsExactly(true, false, false);
    }
}
