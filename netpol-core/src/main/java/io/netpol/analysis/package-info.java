/**
 * What follows from many answers: the connectivity list, who can reach whom; which policies isolate whom; and the ranges
 * of addresses that policies tell apart, for whoever asks about addresses. An evaluator is handed in, whichever it is;
 * values that print themselves come out.
 */
@NullMarked
package io.netpol.analysis;

import org.jspecify.annotations.NullMarked;
