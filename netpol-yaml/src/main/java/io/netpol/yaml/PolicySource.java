package io.netpol.yaml;

import java.util.Optional;

/**
 * Where a policy was read.
 *
 * @param origin the object in its source
 * @param syntax what only the manifest shows; empty for a cluster-wide policy, whose manifest shows all that it means
 */
record PolicySource(Origin origin, Optional<PolicySyntax> syntax) {
    SourcePosition position(String path) {
        return origin.position(path, "");
    }
}
