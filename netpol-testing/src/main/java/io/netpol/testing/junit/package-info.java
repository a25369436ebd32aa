/**
 * Policy test files as JUnit tests: paths go in, a container for each file and a test for each expectation come out. Needs
 * JUnit Jupiter.
 */
@NullMarked
package io.netpol.testing.junit;

import org.jspecify.annotations.NullMarked;
