package io.netpol.yaml.document;

import java.util.Locale;

/**
 * What a source is called, usually the path of a file. The layer uses it only to tell whether JSON is promised.
 *
 * @param text the name as a person knows it
 */
public record SourceName(String text) {

    /** Whether the name ends with {@code .json}, in any case: then nothing but JSON is tried on a text that looks like it. */
    public boolean promisesJson() {
        return text.toLowerCase(Locale.ROOT).endsWith(".json");
    }

    @Override
    public String toString() {
        return text;
    }
}
