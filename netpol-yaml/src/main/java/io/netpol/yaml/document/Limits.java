package io.netpol.yaml.document;

/**
 * How much a source may ask for before it is refused.
 *
 * @param maxBytes the size of a source in bytes; files are checked before they are read, texts by their number of chars
 * @param maxDepth how deep lists and objects may be nested in a document, aliases expanded; the root has depth 1
 * @param maxNodes how many values a document may have, keys included, aliases and merge keys expanded
 */
public record Limits(long maxBytes, int maxDepth, long maxNodes) {

    /** 32 MiB a source, 100 levels and 2,000,000 values a document. */
    public static final Limits DEFAULT = new Limits(32L * 1024 * 1024, 100, 2_000_000);

    /**
     * Checks that something is allowed at all.
     *
     * @throws IllegalArgumentException if a limit is less than 1, or if the depth is more than 1,000: trees are walked by
     *     recursion
     */
    public Limits {
        if (maxBytes < 1 || maxDepth < 1 || maxNodes < 1 || maxDepth > 1_000) {
            throw new IllegalArgumentException("limits are at least 1, and the depth is at most 1000: " + maxBytes
                    + " bytes, depth " + maxDepth + ", " + maxNodes + " nodes");
        }
    }

    /** The same limits with another size of a source. */
    public Limits withMaxBytes(long bytes) {
        return new Limits(bytes, maxDepth, maxNodes);
    }
}
