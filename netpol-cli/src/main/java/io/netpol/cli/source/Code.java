package io.netpol.cli.source;

import static io.netpol.cli.source.Layout.lineOrBlank;
import static io.netpol.cli.source.Layout.lineOrNothing;
import static io.netpol.cli.source.Layout.text;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.util.List;

/**
 * An expression: how it is laid out, and how much room it takes in a class file, at most.
 *
 * @param layout the text
 * @param bytes bytes of the method that holds it, of which a method has 65,535
 * @param constants entries of the constant pool, of which a class has 65,535
 */
record Code(Layout layout, int bytes, int constants) {
    /** How far a continued line is indented. */
    private static final int CONTINUED = 4;

    // a call is an instruction of three bytes; as an element of an array it takes five more; its own array takes six
    private static final int CALL = 14;
    // loading a constant takes three bytes; as an element of an array it takes five more
    private static final int CONSTANT = 8;
    // what a class knows of a method: its name, its type, its class, and the entries that join them
    static final int METHOD = 6;

    /** Constants; a string needs two entries. */
    static Code ofConstants(Layout layout, int count) {
        return new Code(layout, CONSTANT * count + CALL * (count - 1), 2 * count);
    }

    /** A whole number; a large one is a constant. */
    static Code number(int number) {
        return new Code(text(Integer.toString(number)), CONSTANT, 1);
    }

    /** A call, without arguments, of a method of the same source file. */
    static Code callOf(String method) {
        return new Code(text(method + "()"), CALL, METHOD);
    }

    /** A call with its arguments in one line; where they are too many, as many in each as fit. */
    static Code call(String word, List<Code> arguments) {
        ImmutableList.Builder<Layout> parts = ImmutableList.builder();
        for (int i = 0; i < arguments.size(); i++) {
            if (i > 0) {
                // an argument of several lines begins in one of its own
                parts.add(
                        text(","), lineOrBlank().group(arguments.get(i).layout().isBroken()));
            }
            parts.add(arguments.get(i).layout());
        }
        return called(word, Layout.sequence(parts.build()).aligned(), arguments);
    }

    static Code call(String word, Code... arguments) {
        return call(word, ImmutableList.copyOf(arguments));
    }

    /** A call of which several arguments have a line each, one below the other. */
    static Code callInColumn(String word, List<Code> arguments) {
        Layout layout = Layout.sequence(separated(arguments, lineOrBlank())).aligned();
        return called(word, layout.group(arguments.size() > 1), arguments);
    }

    /** A call whose arguments begin in the next line and have a line each, unless all fit and may stand in one. */
    static Code callInLines(String word, List<Code> arguments, boolean broken) {
        Layout lines = Layout.sequence(Iterables.concat(List.of(lineOrNothing()), separated(arguments, lineOrBlank())));
        Code call = called(word, lines.indented(CONTINUED), arguments);
        return call.with(call.layout().group(broken));
    }

    /** Calls on what the calls before them gave: in one line, or in a line each. */
    static Code chain(Code first, List<Code> calls, boolean broken) {
        ImmutableList.Builder<Layout> lines = ImmutableList.builder();
        calls.forEach(call -> lines.add(lineOrNothing(), call.layout()));
        Layout layout = Layout.sequence(
                        first.layout(), Layout.sequence(lines.build()).indented(CONTINUED))
                .group(broken);
        return sized(layout, Iterables.concat(List.of(first), calls), 0);
    }

    /** A call on what the expression gives, in its line. */
    static Code joined(Code first, Code call) {
        return sized(Layout.sequence(first.layout(), call.layout()), List.of(first, call), 0);
    }

    private static Code called(String word, Layout arguments, List<Code> sizes) {
        return sized(Layout.sequence(text(word + "("), arguments, text(")")), sizes, CALL);
    }

    private static Iterable<Layout> separated(List<Code> codes, Layout line) {
        ImmutableList.Builder<Layout> parts = ImmutableList.builder();
        for (int i = 0; i < codes.size(); i++) {
            if (i > 0) {
                parts.add(text(","), line);
            }
            parts.add(codes.get(i).layout());
        }
        return parts.build();
    }

    private static Code sized(Layout layout, Iterable<Code> parts, int bytes) {
        int allBytes = bytes;
        int allConstants = 0;
        for (Code part : parts) {
            allBytes += part.bytes();
            allConstants += part.constants();
        }
        return new Code(layout, allBytes, allConstants);
    }

    private Code with(Layout other) {
        return new Code(other, bytes, constants);
    }
}
