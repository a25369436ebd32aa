package io.netpol.dsl.clusterwide;

import com.google.common.collect.ImmutableMap;
import io.netpol.dsl.internal.CheckedWords;
import io.netpol.internal.ValueStyle;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.NamespacedPods;
import java.util.Map;
import org.immutables.value.Value;

/**
 * A cluster-wide policy with its tier and priority, which still lacks the pods that it is for:
 * {@code clusterNetworkPolicy("deny-sensitive").inAdminTier().withPriority(10)}.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class RankedClusterPolicy permits ImmutableRankedClusterPolicy {
    RankedClusterPolicy() {}

    abstract String name();

    abstract Tier tier();

    abstract int priority();

    abstract ImmutableMap<String, String> labels();

    abstract ImmutableMap<String, String> annotations();

    static RankedClusterPolicy of(
            String name, Tier tier, int priority, Map<String, String> labels, Map<String, String> annotations) {
        return ImmutableRankedClusterPolicy.builder()
                .name(name)
                .tier(tier)
                .priority(priority)
                .labels(labels)
                .annotations(annotations)
                .build();
    }

    /**
     * Gives the policy with one more label of its own; it selects nothing by it: {@code .labeled("team", "platform")}.
     *
     * @throws IllegalArgumentException if the policy has a label of this key already
     * @throws io.netpol.validation.InvalidValueException if no label can have this key or this value
     */
    public final RankedClusterPolicy labeled(String key, String value) {
        return labeled(ImmutableMap.of(key, value));
    }

    /**
     * Gives the policy with more labels of its own; it selects nothing by them: {@code .labeled(teamLabels)}.
     *
     * @throws IllegalArgumentException if there is none, or the policy has a label of one of the keys already
     * @throws io.netpol.validation.InvalidValueException if no label can have one of the keys or of the values
     */
    public final RankedClusterPolicy labeled(Map<String, String> labels) {
        return of(name(), tier(), priority(), CheckedWords.labels(labels(), labels), annotations());
    }

    /**
     * Gives the policy with one more annotation: {@code .annotated("example.com/owner", "the platform team")}.
     *
     * @throws IllegalArgumentException if the policy has an annotation of this key already
     * @throws io.netpol.validation.InvalidValueException if no annotation can have this key, or all together are too
     *     long
     */
    public final RankedClusterPolicy annotated(String key, String value) {
        return annotated(ImmutableMap.of(key, value));
    }

    /**
     * Gives the policy with more annotations: {@code .annotated(provenance)}.
     *
     * @throws IllegalArgumentException if there is none, or the policy has an annotation of one of the keys already
     * @throws io.netpol.validation.InvalidValueException if no annotation can have one of the keys, or all together are
     *     too long
     */
    public final RankedClusterPolicy annotated(Map<String, String> annotations) {
        return of(name(), tier(), priority(), labels(), CheckedWords.annotations(annotations(), annotations));
    }

    /**
     * Gives the policy for these pods: {@code .selecting(allPods().inNamespace("sensitive"))}. Pods on the host network
     * are never among them (rule C5).
     */
    public final SelectingClusterPolicy selecting(NamespacedPods pods) {
        return SelectingClusterPolicy.of(this, pods);
    }
}
