package io.netpol.cluster;

import io.netpol.net.Protocol;

/**
 * A named port that a container of a pod declares (rules S43, S46).
 *
 * @param name the name, by which policies refer to it
 * @param protocol the protocol
 * @param port the number, 1 to 65535
 */
public record ContainerPort(String name, Protocol protocol, int port) {
    /** Makes a named port. */
    public ContainerPort {
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    "a container port without a name is of no interest to policies; leave it out");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "container port " + name + ": " + port + " is no port; ports are 1 to 65535");
        }
    }
}
