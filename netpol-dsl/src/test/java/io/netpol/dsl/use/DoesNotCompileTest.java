package io.netpol.dsl.use;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must not compile, beside what does and differs in one step: each pair of {@code does-not-compile.txt}. */
class DoesNotCompileTest {
    private static final ImmutableList<SentencePair> PAIRS = SentencePair.read("does-not-compile.txt");

    /** The sentence starts at the first column of a line of its own, so that positions are those in the file. */
    private static final String BEFORE = """
            import static io.netpol.dsl.Sentences.*;
            import static io.netpol.dsl.clusterwide.ClusterSentences.*;
            import static io.netpol.dsl.use.Vocabulary.*;
            import static io.netpol.model.Ports.*;
            import io.netpol.dsl.*;
            import io.netpol.dsl.clusterwide.*;
            import io.netpol.model.*;
            import java.util.*;
            public class %s { public static %s value() { return
            """;

    private static final String AFTER = "\n; } }\n";
    private static final long LINES_BEFORE = BEFORE.lines().count();

    private static Compilation good;
    private static Compilation bad;

    @BeforeAll
    static void compileAll() {
        good = Compilation.of(sources(SentencePair::good));
        bad = Compilation.of(sources(SentencePair::bad));
    }

    private static ImmutableMap<String, String> sources(Function<SentencePair, List<String>> sentence) {
        return PAIRS.stream()
                .collect(ImmutableMap.toImmutableMap(
                        DoesNotCompileTest::className,
                        pair -> BEFORE.formatted(className(pair), pair.type())
                                + String.join("\n", sentence.apply(pair))
                                + AFTER));
    }

    private static String className(SentencePair pair) {
        return "Sentence" + PAIRS.indexOf(pair);
    }

    static Stream<SentencePair> pairs() {
        return PAIRS.stream();
    }

    @Test
    void thereAreManyAndNoneTwice() {
        assertThat(PAIRS).hasSizeGreaterThan(130);
        assertThat(PAIRS).extracting(SentencePair::title).doesNotHaveDuplicates();
        assertThat(PAIRS).extracting(SentencePair::bad).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theOneCompilesWithoutAWarningAndMeansWhatItSays(SentencePair pair) throws ReflectiveOperationException {
        assertThat(good.diagnostics().get(className(pair))).isEmpty();

        Object value =
                good.loader().loadClass(className(pair)).getMethod("value").invoke(null);
        assertThat(Meaning.of(value)).isEqualTo(pair.meaning());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theOtherDoesNotCompile(SentencePair pair) {
        assertThat(bad.diagnostics().get(className(pair)))
                .singleElement()
                .satisfies(error -> assertThat(error.getCode()).isEqualTo(pair.errorCode()))
                .satisfies(error ->
                        assertThat(error.getLineNumber() - LINES_BEFORE).isEqualTo(pair.errorLine()))
                .satisfies(error -> assertThat(error.getColumnNumber()).isEqualTo(pair.errorColumn()));
    }

    @Test
    void nothingElseIsWrong() {
        assertThat(good.diagnostics().values()).isEmpty();
        assertThat(bad.diagnostics().values())
                .filteredOn(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .hasSize(PAIRS.size());
        assertThat(bad.classes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theyDifferInOneStep(SentencePair pair) {
        List<String> one = Tokens.of(pair.good());
        List<String> other = Tokens.of(pair.bad());

        assertThat(one).isNotEqualTo(other);
        assertThat(Tokens.stepsThatDiffer(one, other)).isLessThanOrEqualTo(1);
        assertThat(Tokens.stepsThatDiffer(other, one)).isLessThanOrEqualTo(1);
    }
}
