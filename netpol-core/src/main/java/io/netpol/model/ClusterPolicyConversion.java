package io.netpol.model;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.netpol.validation.Severity;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * AdminNetworkPolicies and a BaselineAdminNetworkPolicy (v1alpha1) as ClusterNetworkPolicies (v1alpha2) that mean the same:
 * no verdict changes where all that is converted takes the place of what it was. Lists that are too long for v1alpha2 are
 * split; a policy that cannot be split without a change of meaning is not converted, and a note says why.
 */
public final class ClusterPolicyConversion {
    /** The largest priority that a policy can have. */
    public static final int LAST_PRIORITY = 1000;

    /** First asked first; between equal priorities by kind and name, for the same result from any order of the input. */
    private static final Comparator<ClusterNetworkPolicy> ORDER = Comparator.comparing(ClusterNetworkPolicy::tier)
            .thenComparingInt(ClusterNetworkPolicy::priority)
            .thenComparing(ClusterNetworkPolicy::id);

    private final ImmutableList<ClusterNetworkPolicy> converted;
    private final ImmutableList<ClusterNetworkPolicy> unchanged;
    private final ImmutableList<ConversionNote> notes;

    private ClusterPolicyConversion(
            ImmutableList<ClusterNetworkPolicy> converted,
            ImmutableList<ClusterNetworkPolicy> unchanged,
            ImmutableList<ConversionNote> notes) {
        this.converted = converted;
        this.unchanged = unchanged;
        this.notes = notes;
    }

    /**
     * Converts the policies of a cluster; a BaselineAdminNetworkPolicy gets
     * {@link ClusterNetworkPolicy#PRIORITY_OF_BASELINE_ADMIN}.
     */
    public static ClusterPolicyConversion of(Iterable<ClusterNetworkPolicy> policies) {
        return of(policies, ClusterNetworkPolicy.PRIORITY_OF_BASELINE_ADMIN);
    }

    /**
     * Converts the policies of a cluster. ClusterNetworkPolicies among them are looked at, for their names and priorities,
     * and stay what they are.
     *
     * @param policies all cluster-wide policies, each once, in any order
     * @param baselinePriority the priority that a BaselineAdminNetworkPolicy gets, 0 to 1000
     * @throws IllegalArgumentException if there is no such priority
     */
    public static ClusterPolicyConversion of(Iterable<ClusterNetworkPolicy> policies, int baselinePriority) {
        if (baselinePriority < 0 || baselinePriority > LAST_PRIORITY) {
            throw new IllegalArgumentException(
                    baselinePriority + " is no priority; priorities are 0 to " + LAST_PRIORITY);
        }
        ImmutableList<ClusterNetworkPolicy> all = StreamSupport.stream(policies.spliterator(), false)
                .sorted(ORDER)
                .collect(toImmutableList());
        PolicyConverter converter = new PolicyConverter(all, baselinePriority);
        ImmutableList.Builder<ClusterNetworkPolicy> converted = ImmutableList.builder();
        ImmutableList.Builder<ClusterNetworkPolicy> unchanged = ImmutableList.builder();
        for (ClusterNetworkPolicy policy : all) {
            ImmutableList<ClusterNetworkPolicy> parts =
                    policy.kind().isLegacy() ? converter.parts(policy) : ImmutableList.of();
            converted.addAll(parts);
            if (parts.isEmpty()) {
                unchanged.add(policy);
            }
        }
        return new ClusterPolicyConversion(
                ImmutableList.sortedCopyOf(ORDER, converted.build()), unchanged.build(), converter.notes());
    }

    /** Gives the policies that conversion made, those of the Admin tier first, in the order in which they are asked. */
    public ImmutableList<ClusterNetworkPolicy> converted() {
        return converted;
    }

    /** Gives all policies after the conversion: what it made, and what it left as it was. */
    public ImmutableList<ClusterNetworkPolicy> all() {
        return Stream.concat(converted.stream(), unchanged.stream())
                .sorted(ORDER)
                .collect(toImmutableList());
    }

    /** Gives what should be known, policy by policy. */
    public ImmutableList<ConversionNote> notes() {
        return notes;
    }

    /** Tells whether every policy was converted. */
    public boolean isComplete() {
        return notes.stream().noneMatch(note -> note.kind().severity() == Severity.ERROR);
    }
}
