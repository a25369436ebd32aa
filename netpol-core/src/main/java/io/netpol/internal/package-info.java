/**
 * What all rooms of this library share and nobody else needs: the one style of generated values, words for messages, and
 * collections that share what did not change with the ones they came from.
 */
@NullMarked
package io.netpol.internal;

import org.jspecify.annotations.NullMarked;
