/**
 * How this library makes its values: the one style that all generated values share. Nothing here is of use outside the
 * project.
 */
@NullMarked
package io.netpol.internal;

import org.jspecify.annotations.NullMarked;
