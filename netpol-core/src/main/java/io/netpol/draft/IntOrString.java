package io.netpol.draft;

import java.util.OptionalInt;

/** A number or a text, as the {@code port} of a policy can be. */
public final class IntOrString {
    private final boolean isNumber;
    private final int number;
    private final String text;

    private IntOrString(boolean isNumber, int number, String text) {
        this.isNumber = isNumber;
        this.number = number;
        this.text = text;
    }

    /** Gives a number. */
    public static IntOrString of(int number) {
        return new IntOrString(true, number, "");
    }

    /** Gives a text. */
    public static IntOrString of(String text) {
        return new IntOrString(false, 0, text);
    }

    /** Gives the number, or nothing where this is a text. */
    public OptionalInt number() {
        return isNumber ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** Gives the text; for a number its digits. */
    public String text() {
        return isNumber ? Integer.toString(number) : text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntOrString that
                && isNumber == that.isNumber
                && number == that.number
                && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return isNumber ? number : text.hashCode();
    }

    /** Gives the digits of a number, or the text in quotes. */
    @Override
    public String toString() {
        return isNumber ? Integer.toString(number) : '"' + text + '"';
    }
}
