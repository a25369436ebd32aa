package io.netpol.cli.source;

import com.google.common.collect.ImmutableList;

/**
 * A text that stands on one line where it fits and else on several. A group is all on its line, or all its breaks are new
 * lines; groups inside it are decided one by one.
 */
sealed interface Layout {
    /** What is never broken. */
    record Text(String text) implements Layout {}

    /** A new line, or this text where the group stays on its line. */
    record Break(String flat) implements Layout {}

    /** One after the other. */
    record Sequence(ImmutableList<Layout> parts) implements Layout {}

    /** New lines inside begin so many columns further right than those around. */
    record Indented(int columns, Layout content) implements Layout {}

    /** New lines inside begin in the column in which the content begins. */
    record Aligned(Layout content) implements Layout {}

    /** What is broken together; {@code broken} where it must be, with all groups around it. */
    record Group(Layout content, boolean broken) implements Layout {}

    static Layout text(String text) {
        return new Text(text);
    }

    /** A new line, or nothing. */
    static Layout lineOrNothing() {
        return new Break("");
    }

    /** A new line, or a blank. */
    static Layout lineOrBlank() {
        return new Break(" ");
    }

    static Layout sequence(Layout... parts) {
        return new Sequence(ImmutableList.copyOf(parts));
    }

    static Layout sequence(Iterable<Layout> parts) {
        return new Sequence(ImmutableList.copyOf(parts));
    }

    default Layout indented(int columns) {
        return new Indented(columns, this);
    }

    default Layout aligned() {
        return new Aligned(this);
    }

    default Layout group() {
        return new Group(this, false);
    }

    default Layout group(boolean broken) {
        return new Group(this, broken);
    }

    /** Tells whether this is a group that must be broken. */
    default boolean isBroken() {
        return this instanceof Group group && group.broken();
    }
}
