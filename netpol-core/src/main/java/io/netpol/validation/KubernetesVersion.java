package io.netpol.validation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of Kubernetes, whose API server judges a manifest.
 *
 * @param minor the number after {@code 1.}
 */
public record KubernetesVersion(int minor) implements Comparable<KubernetesVersion> {
    private static final Pattern TEXT = Pattern.compile("v?1\\.([0-9]{1,3})(\\.[0-9]+)?");
    /** The newest release whose rules are known here; newer ones are judged by its rules. */
    private static final KubernetesVersion NEWEST = new KubernetesVersion(37);

    /** Makes a version; {@code minor} is at least 8, the first release whose NetworkPolicy has both directions. */
    public KubernetesVersion {
        if (minor < 8) {
            throw new IllegalArgumentException("Kubernetes 1." + minor
                    + " is older than 1.8, the first release with egress rules; give 1.8 or newer");
        }
    }

    /** Gives the newest release whose rules are known here, the default everywhere. */
    public static KubernetesVersion newest() {
        return NEWEST;
    }

    /**
     * Reads {@code 1.36}, {@code v1.36} or {@code 1.36.2}.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static KubernetesVersion parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no Kubernetes version; write it as 1." + NEWEST.minor);
        }
        return new KubernetesVersion(Integer.parseInt(matcher.group(1)));
    }

    /** Tells whether ipBlocks in odd spellings are refused: on by default from 1.36 (rules V5.3, V5.5). */
    public boolean refusesOddCidrs() {
        return minor >= 36;
    }

    /** Tells whether the values of selectors are checked: from 1.26 (rule V2.3). */
    public boolean checksSelectorValues() {
        return minor >= 26;
    }

    /** Tells whether {@code spec.podSelector} is published as optional: from 1.34 (rule S3). */
    public boolean publishesPodSelectorAsOptional() {
        return minor >= 34;
    }

    @Override
    public int compareTo(KubernetesVersion other) {
        return Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return "1." + minor;
    }
}
