/**
 * The command line: a thin face over the library. A class for each command, the options that commands share, and what
 * they print, as text and as JSON.
 */
@NullMarked
package io.netpol.cli;

import org.jspecify.annotations.NullMarked;
