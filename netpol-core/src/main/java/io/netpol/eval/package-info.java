/**
 * Questions and answers. A {@link io.netpol.eval.Connection} goes in and a {@link io.netpol.eval.Verdict} with its
 * explanation comes out; or two ends go in and the exact {@link io.netpol.eval.Answer} over all ports comes out. Every
 * evaluator implements {@link io.netpol.eval.Evaluator}, so that whoever asks need not know which one answers.
 */
@NullMarked
package io.netpol.eval;

import org.jspecify.annotations.NullMarked;
