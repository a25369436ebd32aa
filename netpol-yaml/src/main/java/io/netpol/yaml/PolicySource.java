package io.netpol.yaml;

import com.google.common.collect.ImmutableMap;
import io.netpol.model.PolicyId;
import java.util.List;
import java.util.Optional;

/**
 * Where a policy was read.
 *
 * @param policy the policy
 * @param origin the object in its source
 * @param syntax what only the manifest shows; empty for a cluster-wide policy, whose manifest shows all that it means
 */
record PolicySource(PolicyId policy, Origin origin, Optional<PolicySyntax> syntax) {
    /** Gives the sources by their policies; of a policy that is there twice the first. */
    static ImmutableMap<PolicyId, PolicySource> byPolicy(List<PolicySource> sources) {
        return sources.stream()
                .collect(ImmutableMap.toImmutableMap(PolicySource::policy, s -> s, (first, second) -> first));
    }

    SourcePosition position(String path) {
        return origin.position(path, "");
    }
}
