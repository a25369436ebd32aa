/**
 * What policies act on: namespaces, pods, nodes and the policies themselves, as one snapshot, and the ends of
 * connections found in it by name or address. Readers and tests fill it; evaluators only look.
 */
@NullMarked
package io.netpol.cluster;

import org.jspecify.annotations.NullMarked;
