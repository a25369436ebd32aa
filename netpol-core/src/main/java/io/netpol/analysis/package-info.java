/**
 * What follows from many answers: today the connectivity list, who can reach whom. An evaluator is handed in, whichever
 * it is; values that print themselves come out.
 */
@NullMarked
package io.netpol.analysis;

import org.jspecify.annotations.NullMarked;
