/**
 * Manifests in and out. Files, folders, streams and texts enter; a {@link io.netpol.cluster.Cluster} leaves, with every
 * problem and its position, and with what only the syntax shows. Policies go back out as manifests that read back equal: as
 * texts, streams, files, and folders with a file each.
 */
@NullMarked
package io.netpol.yaml;

import org.jspecify.annotations.NullMarked;
