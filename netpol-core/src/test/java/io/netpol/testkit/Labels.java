package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.random.RandomGenerator;

/**
 * Generated labels. Pods and namespaces draw from the same few keys and values, so that a selector that looks at the
 * wrong object shows; the empty value is among the values, and each key is often absent.
 */
public final class Labels {
    static final ImmutableList<String> KEYS = ImmutableList.of("app", "tier", "example.com/app");
    static final ImmutableList<String> VALUES = ImmutableList.of("", "a", "b");

    private Labels() {}

    /** The labels of a pod, a namespace or a node: none to three. */
    public static ImmutableMap<String, String> labels(RandomGenerator random) {
        ImmutableMap.Builder<String, String> labels = ImmutableMap.builder();
        for (String key : KEYS) {
            if (Choice.chance(random, 55)) {
                labels.put(key, Choice.of(random, VALUES));
            }
        }
        return labels.buildOrThrow();
    }
}
