package io.netpol.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What fits stands on one line, to the column; what does not is broken from the outside in. */
class LayoutPrinterTest {
    private static final Code A = Code.call("a");
    private static final Code B = Code.call("b");

    private static String print(Code code, int width) {
        return LayoutPrinter.print(code.layout(), width);
    }

    private static Code number(int number) {
        return Code.number(number);
    }

    @Test
    void aCallInLines() {
        Code call = Code.callInLines("call", List.of(A, B), false);

        assertThat(print(call, 14)).isEqualTo("call(a(), b())");
        assertThat(print(call, 13)).isEqualTo("call(\n    a(),\n    b())");
        assertThat(print(Code.callInLines("call", List.of(A, B), true), 80)).isEqualTo("call(\n    a(),\n    b())");
        assertThat(print(Code.callInLines("call", List.of(), false), 80)).isEqualTo("call()");
    }

    @Test
    void aCallInAColumn() {
        assertThat(print(Code.callInColumn("call", List.of(A)), 80)).isEqualTo("call(a())");
        assertThat(print(Code.callInColumn("call", List.of(A, B)), 80)).isEqualTo("call(a(),\n     b())");
    }

    @Test
    void aCallTakesAsManyArgumentsALineAsFit() {
        ImmutableList<Code> numbers = IntStream.rangeClosed(1, 9)
                .mapToObj(LayoutPrinterTest::number)
                .collect(ImmutableList.toImmutableList());

        assertThat(print(Code.call("in", numbers), 29)).isEqualTo("in(1, 2, 3, 4, 5, 6, 7, 8, 9)");
        assertThat(print(Code.call("in", numbers), 28)).isEqualTo("in(1, 2, 3, 4, 5, 6, 7, 8,\n   9)");
        assertThat(print(Code.call("in", numbers), 10)).isEqualTo("in(1, 2,\n   3, 4,\n   5, 6,\n   7, 8,\n   9)");
        assertThat(print(Code.call("in", numbers), 1)).hasLineCount(9);
    }

    @Test
    void aChain() {
        Code chain = Code.chain(A, List.of(Code.call(".b"), Code.call(".c")), false);

        assertThat(print(chain, 11)).isEqualTo("a().b().c()");
        assertThat(print(chain, 10)).isEqualTo("a()\n    .b()\n    .c()");
        assertThat(print(Code.chain(A, List.of(Code.call(".b")), true), 80)).isEqualTo("a()\n    .b()");
        assertThat(print(Code.chain(A, List.of(), false), 1)).isEqualTo("a()");
    }

    @Test
    void whatComesBehindCountsAsFarAsItCannotBeBroken() {
        Code inner = Code.chain(A, List.of(Code.call(".b")), false);

        assertThat(print(Code.call("outer", Code.call("middle", inner)), 22)).isEqualTo("outer(middle(a().b()))");
        assertThat(print(Code.call("outer", Code.call("middle", inner)), 21))
                .isEqualTo("outer(middle(a()\n                 .b()))");
    }

    @Test
    void whatIsBrokenBreaksWhatIsAroundIt() {
        Code broken = Code.chain(A, List.of(Code.call(".b")), true);

        assertThat(print(Code.callInLines("call", List.of(broken), false), 80))
                .isEqualTo("call(\n    a()\n        .b())");
        assertThat(print(Code.call("call", A, broken), 80)).isEqualTo("call(a(),\n     a()\n         .b())");
    }

    @Test
    void sizesAddUp() {
        Code call = Code.call("call", Literal.of("text"), Code.number(1));

        assertThat(call.constants()).isEqualTo(3);
        assertThat(Code.chain(call, List.of(call, call), false).bytes()).isEqualTo(3 * call.bytes());
        assertThat(Code.joined(call, call).constants()).isEqualTo(6);
        assertThat(Code.callInColumn("call", List.of(call, call)).bytes()).isEqualTo(2 * call.bytes() + A.bytes());
    }
}
