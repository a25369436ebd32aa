/**
 * Text in, positioned trees out: the lowest layer of reading, internal to netpol-yaml.
 *
 * <p>The text or the bytes of one source enter, YAML or JSON, any number of documents. What leaves is a
 * {@link io.netpol.yaml.document.Documents}: a tree of {@link io.netpol.yaml.document.Node}s for each document, in which
 * every node knows its line and column, and the problems that were found on the way. Values are typed as the Kubernetes
 * API tooling types them; anchors, aliases and merge keys are resolved; what would cost too much memory or time is refused.
 * Nothing here knows what a manifest is. Public types are public for the reader in {@code io.netpol.yaml} only.
 */
@NullMarked
package io.netpol.yaml.document;

import org.jspecify.annotations.NullMarked;
