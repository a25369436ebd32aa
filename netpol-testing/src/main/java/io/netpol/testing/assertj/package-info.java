/**
 * Assertions for test suites. A {@link io.netpol.cluster.Cluster} enters {@link
 * io.netpol.testing.assertj.NetpolAssertions#assertThat(io.netpol.cluster.Cluster) assertThat}, and each assertion is one
 * call that checks: it returns, or it throws with the policies and rules that decided. What is ambiguous or unknown holds
 * for no assertion, and a subject that stands for nothing fails, so that no test holds by accident. Needs AssertJ.
 */
@NullMarked
package io.netpol.testing.assertj;

import org.jspecify.annotations.NullMarked;
