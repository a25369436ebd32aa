/**
 * Policies under test: policy test files go in, results with explanations come out. An evaluator is chosen by whoever
 * runs the tests; the reference evaluator unless told otherwise.
 */
@NullMarked
package io.netpol.testing;

import org.jspecify.annotations.NullMarked;
