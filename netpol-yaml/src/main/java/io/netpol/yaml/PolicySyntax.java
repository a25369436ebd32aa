package io.netpol.yaml;

import com.google.common.collect.ImmutableSet;
import io.netpol.net.Direction;

/**
 * What only the manifest of a policy shows, and the value does not.
 *
 * @param policyTypesMissing whether {@code policyTypes} is absent or empty, so that the default decided (rule S5)
 * @param podSelectorMissing whether {@code podSelector} is absent (rule S3)
 * @param inertRules the directions that have rules without effect, as the policy does not isolate them (rule S6)
 */
public record PolicySyntax(
        boolean policyTypesMissing, boolean podSelectorMissing, ImmutableSet<Direction> inertRules) {}
