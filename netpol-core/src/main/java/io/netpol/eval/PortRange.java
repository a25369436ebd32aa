package io.netpol.eval;

/**
 * Ports from a first to a last, both included, within 1 to 65535. Never empty.
 *
 * @param first the lowest port
 * @param last the highest port, at least {@code first}
 */
public record PortRange(int first, int last) {
    static final int LOWEST = 1;
    static final int HIGHEST = 65535;

    /**
     * The range between two ports, both included.
     *
     * @throws IllegalArgumentException if a port is outside 1 to 65535, or {@code last} is below {@code first}
     */
    public PortRange {
        requirePort(first);
        requirePort(last);
        if (last < first) {
            throw new IllegalArgumentException("ports " + first + "-" + last + " are no range: " + last + " is below "
                    + first + "; write " + last + "-" + first);
        }
    }

    static void requirePort(int port) {
        if (!isPort(port)) {
            throw new IllegalArgumentException("port " + port + " is outside 1 to 65535");
        }
    }

    static boolean isPort(int number) {
        return number >= LOWEST && number <= HIGHEST;
    }

    /** Whether the port lies in the range. */
    public boolean contains(int port) {
        return first <= port && port <= last;
    }

    /** One port as {@code 80}, several as {@code 8000-8999}. */
    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
