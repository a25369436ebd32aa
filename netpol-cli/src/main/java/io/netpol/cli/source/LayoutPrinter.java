package io.netpol.cli.source;

import com.google.common.collect.Lists;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Prints layouts. Each group is tried on its line, together with what follows it up to the next possible break; the cost is
 * that of the text times the width of a line at most.
 */
final class LayoutPrinter {
    private final int width;
    private final StringBuilder text = new StringBuilder();
    private final Deque<Item> todo = new ArrayDeque<>();
    private int column;

    private LayoutPrinter(int width) {
        this.width = width;
    }

    /** A layout yet to be printed: where its new lines begin, and whether its breaks are new lines. */
    private record Item(Layout layout, int indentation, boolean flat) {
        Item with(Layout other) {
            return new Item(other, indentation, flat);
        }
    }

    /** Gives the text, in lines of at most so many columns where the layout permits. */
    static String print(Layout layout, int width) {
        LayoutPrinter printer = new LayoutPrinter(width);
        printer.todo.push(new Item(layout, 0, false));
        while (!printer.todo.isEmpty()) {
            printer.print(printer.todo.pop());
        }
        return printer.text.toString();
    }

    private void print(Item item) {
        Layout layout = item.layout();
        if (layout instanceof Layout.Text piece) {
            add(piece.text());
        } else if (layout instanceof Layout.Break line) {
            if (item.flat()) {
                add(line.flat());
            } else {
                text.append('\n').append(" ".repeat(item.indentation()));
                column = item.indentation();
            }
        } else if (layout instanceof Layout.Sequence sequence) {
            pushParts(sequence, item, todo);
        } else if (layout instanceof Layout.Indented indented) {
            todo.push(new Item(indented.content(), item.indentation() + indented.columns(), item.flat()));
        } else if (layout instanceof Layout.Aligned aligned) {
            todo.push(new Item(aligned.content(), column, item.flat()));
        } else if (layout instanceof Layout.Group group) {
            Item onOneLine = new Item(group.content(), item.indentation(), true);
            boolean flat = item.flat() || (!group.broken() && fits(onOneLine));
            todo.push(flat ? onOneLine : new Item(group.content(), item.indentation(), false));
        }
    }

    private void add(String piece) {
        text.append(piece);
        column += piece.length();
    }

    private static void pushParts(Layout.Sequence sequence, Item item, Deque<Item> stack) {
        Lists.reverse(sequence.parts()).forEach(part -> stack.push(item.with(part)));
    }

    /** Tells whether the line is long enough for the item and for what comes behind it, up to the next possible break. */
    private boolean fits(Item item) {
        int room = width - column;
        Deque<Item> ahead = new ArrayDeque<>();
        ahead.push(item);
        Iterator<Item> behind = todo.iterator();
        while (room >= 0) {
            if (ahead.isEmpty() && !behind.hasNext()) {
                return true;
            }
            Item next = ahead.isEmpty() ? behind.next() : ahead.pop();
            Layout layout = next.layout();
            if (layout instanceof Layout.Text piece) {
                room -= piece.text().length();
            } else if (layout instanceof Layout.Break line) {
                if (!next.flat()) {
                    return true;
                }
                room -= line.flat().length();
            } else if (layout instanceof Layout.Sequence sequence) {
                pushParts(sequence, next, ahead);
            } else if (layout instanceof Layout.Indented indented) {
                ahead.push(next.with(indented.content()));
            } else if (layout instanceof Layout.Aligned aligned) {
                ahead.push(next.with(aligned.content()));
            } else if (layout instanceof Layout.Group group) {
                if (group.broken() && next.flat()) {
                    return false;
                }
                ahead.push(next.with(group.content()));
            }
        }
        return false;
    }
}
