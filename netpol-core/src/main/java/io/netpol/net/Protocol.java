package io.netpol.net;

import java.util.Optional;

/** A transport protocol that a policy can speak of (Kubernetes NetworkPolicy, rule V3.1). */
public enum Protocol {
    /** Transmission Control Protocol, which a port without a protocol means. */
    TCP,
    /** User Datagram Protocol. */
    UDP,
    /** Stream Control Transmission Protocol. */
    SCTP;

    /**
     * The protocol of that name, or empty where the name is not exactly {@code TCP}, {@code UDP} or {@code SCTP}: case
     * counts, as it does for the API server.
     *
     * @param exactName the name as a manifest writes it
     */
    public static Optional<Protocol> of(String exactName) {
        return switch (exactName) {
            case "TCP" -> Optional.of(TCP);
            case "UDP" -> Optional.of(UDP);
            case "SCTP" -> Optional.of(SCTP);
            default -> Optional.empty();
        };
    }
}
