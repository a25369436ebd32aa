package io.netpol.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JavaSnippetTest {
    @TempDir
    private Path folder;

    private List<String> run(String remark, String... lines) {
        return JavaSnippet.of(new FencedBlock("page.md", "java", remark, "", "", 7, List.of(lines)))
                .run(folder);
    }

    @Test
    void aProgramGivesWhatItPrints() {
        assertThat(run("", "import java.util.List;", "", "System.out.println(List.of(1, 2));"))
                .containsExactly("[1, 2]");
    }

    @Test
    void aProgramThatFailsIsTold() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run("", "import java.util.List;", "", "List.of(1).get(1);"))
                .withMessageStartingWith("""
                        page.md:7: the program failed:
                        Exception in thread "main" java.lang.IndexOutOfBoundsException: Index: 1 Size: 1""");
    }

    @Test
    void aProgramThatDoesNotCompileIsToldWithTheLineOfTheDocument() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run("", "import java.util.List;", "", "int one = List.of(1);"))
                .withMessageContainingAll(
                        "page.md:7: the example does not compile:\npage.md:9: incompatible types: ", "List<");
    }

    @Test
    void aProgramThatMustNotCompileGivesTheErrorAndItsPlace() {
        assertThat(run("does-not-compile", "int one = new StringBuilder();"))
                .containsExactly(
                        "error: incompatible types: StringBuilder cannot be converted to int",
                        "int one = new StringBuilder();",
                        "          ^");
    }

    @Test
    void aProgramThatMustNotCompileAndDoesIsTold() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run("does-not-compile", "int one = 1;"))
                .withMessage("page.md:7: this compiles, and it should not");
    }

    @Test
    void aProgramThatMustFailGivesTheExceptionAndItsLine() {
        assertThat(run("fails", "System.out.println(1);", "Integer.parseInt(\"two\\nlines\");"))
                .containsExactly(
                        "1",
                        "java.lang.NumberFormatException: For input string: \"two",
                        "lines\"",
                        "    at Snippet.main(Snippet.java:2)");
    }

    @Test
    void aProgramThatMustFailAndDoesNotIsTold() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run("fails", "System.out.println(1);"))
                .withMessage("page.md:7: the program should fail, and it does not:\n1");
    }

    @Test
    void aClassIsATestThatIsRun() {
        assertThat(run(
                        "",
                        "import java.util.List;",
                        "import org.junit.jupiter.api.*;",
                        "class SumTest {",
                        "    @Test void one() {}",
                        "    @TestFactory List<DynamicTest> more() { return List.of(DynamicTest.dynamicTest(\"two\", () -> {})); }",
                        "}"))
                .containsExactly("passed: one()", "passed: more(): two");
    }

    @Test
    void aTestThatMustFailGivesWhatFailed() {
        assertThat(run(
                        "fails",
                        "import org.junit.jupiter.api.*;",
                        "class SumTest {",
                        "    @Test void one() { throw new AssertionError(\"1 is not 2\"); }",
                        "}"))
                .containsExactly("failed: one()", "java.lang.AssertionError: 1 is not 2");
    }

    @Test
    void aTestThatFailsAndAClassWithoutTestsAreTold() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run(
                        "",
                        "import org.junit.jupiter.api.*;",
                        "class SumTest {",
                        "    @Test void one() { throw new AssertionError(\"1 is not 2\"); }",
                        "}"))
                .withMessage("page.md:7: the tests ended with status 1:\n"
                        + "failed: one()\njava.lang.AssertionError: 1 is not 2");
        assertThatIllegalStateException()
                .isThrownBy(() -> run("", "class SumTest {", "}"))
                .withMessageStartingWith("page.md:7: the tests ended with status 2:");
    }
}
