package io.netpol.dsl;

import com.google.common.collect.ImmutableMap;
import io.netpol.dsl.internal.CheckedWords;
import io.netpol.internal.ValueStyle;
import java.util.Map;
import org.immutables.value.Value;

/**
 * A policy in its namespace, which still lacks the pods that it selects:
 * {@code networkPolicy("api").inNamespace("production")}.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class PlacedPolicy permits ImmutablePlacedPolicy {
    PlacedPolicy() {}

    abstract String name();

    abstract String namespace();

    abstract ImmutableMap<String, String> labels();

    abstract ImmutableMap<String, String> annotations();

    static PlacedPolicy of(String name, String namespace, Map<String, String> labels, Map<String, String> annotations) {
        return ImmutablePlacedPolicy.builder()
                .name(name)
                .namespace(namespace)
                .labels(labels)
                .annotations(annotations)
                .build();
    }

    /**
     * Gives the policy with one more label of its own; it selects nothing by it:
     * {@code .labeled("team", "storefront")}.
     *
     * @throws IllegalArgumentException if the policy has a label of this key already
     * @throws io.netpol.validation.InvalidValueException if no label can have this key or this value
     */
    public final PlacedPolicy labeled(String key, String value) {
        return labeled(ImmutableMap.of(key, value));
    }

    /**
     * Gives the policy with more labels of its own; it selects nothing by them: {@code .labeled(teamLabels)}.
     *
     * @throws IllegalArgumentException if there is none, or the policy has a label of one of the keys already
     * @throws io.netpol.validation.InvalidValueException if no label can have one of the keys or of the values
     */
    public final PlacedPolicy labeled(Map<String, String> labels) {
        return of(name(), namespace(), CheckedWords.labels(labels(), labels), annotations());
    }

    /**
     * Gives the policy with one more annotation: {@code .annotated("example.com/owner", "the storefront team")}.
     *
     * @throws IllegalArgumentException if the policy has an annotation of this key already
     * @throws io.netpol.validation.InvalidValueException if no annotation can have this key, or all together are too
     *     long
     */
    public final PlacedPolicy annotated(String key, String value) {
        return annotated(ImmutableMap.of(key, value));
    }

    /**
     * Gives the policy with more annotations: {@code .annotated(provenance)}.
     *
     * @throws IllegalArgumentException if there is none, or the policy has an annotation of one of the keys already
     * @throws io.netpol.validation.InvalidValueException if no annotation can have one of the keys, or all together are
     *     too long
     */
    public final PlacedPolicy annotated(Map<String, String> annotations) {
        return of(name(), namespace(), labels(), CheckedWords.annotations(annotations(), annotations));
    }

    /**
     * Gives the policy for these pods of its namespace: {@code .selecting(pods(labeled("app", "api")))}, or
     * {@code .selecting(allPods())}.
     */
    public final SelectingPolicy selecting(Pods pods) {
        return SelectingPolicy.of(this, pods);
    }
}
