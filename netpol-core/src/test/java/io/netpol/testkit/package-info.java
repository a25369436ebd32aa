/**
 * Generators for tests and benchmarks. A random source enters and a value leaves; the same source gives the same value.
 * What is generated is small and dense on purpose, so that selectors overlap, ports collide and addresses touch. The
 * jqwik arbitraries beside them are thin, so that the engine could be changed.
 */
@NullMarked
package io.netpol.testkit;

import org.jspecify.annotations.NullMarked;
