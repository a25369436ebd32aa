/**
 * Policies under test: policy test files go in, results with explanations come out. An evaluator is chosen by whoever
 * runs the tests, {@link io.netpol.testing.DefaultEvaluator} unless told otherwise. Nothing here needs AssertJ or JUnit:
 * the packages below do.
 */
@NullMarked
package io.netpol.testing;

import org.jspecify.annotations.NullMarked;
