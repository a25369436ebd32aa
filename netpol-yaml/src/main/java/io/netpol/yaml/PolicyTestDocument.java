package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import io.netpol.yaml.document.Node;
import java.nio.file.Path;

/** A policy test as it was written: objects, and what must and must not be reachable among them. */
public final class PolicyTestDocument {
    private final String name;
    private final SourcePosition position;
    private final ImmutableList<Node> resources;
    private final ImmutableList<Path> manifests;
    private final ImmutableList<Option> options;
    private final ImmutableList<Expectation> expectations;

    PolicyTestDocument(
            String name,
            SourcePosition position,
            ImmutableList<Node> resources,
            ImmutableList<Path> manifests,
            ImmutableList<Option> options,
            ImmutableList<Expectation> expectations) {
        this.name = name;
        this.position = position;
        this.resources = resources;
        this.manifests = manifests;
        this.options = options;
        this.expectations = expectations;
    }

    /**
     * An option of the test, not yet understood.
     *
     * @param name the name
     * @param values the value, or the values where it is a list
     * @param position where it stands
     */
    public record Option(String name, ImmutableList<String> values, SourcePosition position) {}

    /**
     * One expectation, not yet understood.
     *
     * @param from the source
     * @param to the destination
     * @param port the destination port
     * @param protocol the protocol; TCP where none stands
     * @param verdict the verdict as written
     * @param ipFamily the address family; empty for that of the first addresses
     * @param position where it stands
     */
    public record Expectation(
            String from,
            String to,
            int port,
            String protocol,
            String verdict,
            String ipFamily,
            SourcePosition position) {

        /** Gives the expectation as somebody reads it: {@code shop/a => shop/b TCP 80 (IPv6): allowed}. */
        public String text() {
            return from + " => " + to + " " + protocol + " " + port + (ipFamily.isEmpty() ? "" : " (" + ipFamily + ")")
                    + ": " + verdict;
        }
    }

    /** Gives the name for people; that of the file where the test has none. */
    public String name() {
        return name;
    }

    /** Gives the place where the test stands. */
    public SourcePosition position() {
        return position;
    }

    /** Gives the options, in the order of the file. */
    public ImmutableList<Option> options() {
        return options;
    }

    /** Gives the expectations, in the order of the file; at least one. */
    public ImmutableList<Expectation> expectations() {
        return expectations;
    }

    /** Reads the objects of the test: those inside it, and the manifests that it names. */
    public Reading read(ReadingOptions readingOptions) {
        ManifestReader reader = ManifestReader.with(readingOptions);
        resources.forEach(resource -> reader.add(resource, position.source()));
        return reader.addAll(manifests).read();
    }
}
