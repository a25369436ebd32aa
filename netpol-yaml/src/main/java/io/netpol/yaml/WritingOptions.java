package io.netpol.yaml;

import io.netpol.internal.ValueStyle;
import io.netpol.yaml.document.YamlComment;
import java.util.Optional;
import org.immutables.value.Value;

/** How manifests are written. Whatever is chosen, they are UTF-8, and lines end with a line feed. */
@Value.Immutable(singleton = true)
@ValueStyle
public abstract sealed class WritingOptions permits ImmutableWritingOptions {
    WritingOptions() {}

    /** Gives the syntax; YAML unless told otherwise. */
    @Value.Default
    public ManifestFormat format() {
        return ManifestFormat.YAML;
    }

    /**
     * Gives the text that stands as a comment above all that is written at once: above a policy, above a stream, and at
     * the top of each file of a folder. Line feeds divide it into lines; those at its end count for nothing.
     */
    public abstract Optional<String> header();

    /** Gives the options by default. */
    public static WritingOptions defaults() {
        return ImmutableWritingOptions.of();
    }

    /**
     * Gives a builder that starts from the defaults. It refuses a header that is blank, that holds a character which
     * could end the comment or cannot be seen, or that JSON would have to hold, with an
     * {@code IllegalArgumentException}.
     */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        if (header().isPresent() && format() == ManifestFormat.JSON) {
            throw new IllegalArgumentException("JSON has no comments; leave the header out, or write YAML");
        }
        headerComment();
    }

    /** Gives the header as lines of comment, or nothing. */
    final String headerComment() {
        return header().map(YamlComment::of).orElse("");
    }

    /** Builds {@link WritingOptions}. */
    public static final class Builder extends ImmutableWritingOptions.Builder {
        Builder() {}
    }
}
