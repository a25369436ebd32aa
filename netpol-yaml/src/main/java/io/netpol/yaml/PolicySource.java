package io.netpol.yaml;

/**
 * Where a policy was read.
 *
 * @param origin the object in its source
 * @param syntax what only the manifest shows
 */
record PolicySource(Origin origin, PolicySyntax syntax) {
    SourcePosition position(String path) {
        return origin.position(path, "");
    }
}
