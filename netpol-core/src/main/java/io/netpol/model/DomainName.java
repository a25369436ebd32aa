package io.netpol.model;

import io.netpol.validation.ClusterPeerRules;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A domain name as a cluster-wide policy says it: one name, or with {@code *.} in front all names with at least one part
 * more. Case and a dot at the end make no difference.
 */
public final class DomainName implements Comparable<DomainName> {
    private static final String WILDCARD = "*.";

    private final String text;
    private final String canonical;

    private DomainName(String text) {
        this.text = text;
        String lower = text.toLowerCase(Locale.ROOT);
        this.canonical = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /**
     * Gives the name.
     *
     * @throws IllegalArgumentException if the text is no domain name of at least two parts
     */
    public static DomainName of(String text) {
        ClusterPeerRules.domainNameDefect(text).ifPresent(defect -> {
            throw new IllegalArgumentException(defect);
        });
        return new DomainName(text);
    }

    /** Tells whether this is all names below one. */
    public boolean isWildcard() {
        return canonical.startsWith(WILDCARD);
    }

    /** Tells whether whatever has the other name has this one too: they are equal, or this wildcard covers the other. */
    public boolean covers(DomainName other) {
        return equals(other) || (isWildcard() && other.canonical.endsWith(canonical.substring(1)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DomainName name && canonical.equals(name.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public int compareTo(DomainName other) {
        return canonical.compareTo(other.canonical);
    }

    /** Gives the name as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
