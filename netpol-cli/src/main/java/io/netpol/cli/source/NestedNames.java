package io.netpol.cli.source;

/**
 * The names of classes inside the class of a source file.
 *
 * @param className the name of the outer class, which no class inside it can have
 */
record NestedNames(String className) {
    /** The class that holds some of many policies. */
    String part(int number) {
        return name("Part", number);
    }

    /** The class that holds parts of sentences. */
    String annex(int number) {
        return name("Annex", number);
    }

    private String name(String word, int number) {
        return (className.startsWith(word) ? "Nested" : "") + word + number;
    }
}
