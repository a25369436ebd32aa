package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.model.NamespaceScope;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.PodPeer;
import io.netpol.net.Direction;
import io.netpol.validation.Severity;
import java.util.Arrays;
import java.util.Optional;

/** Notices namespaces of which only the name is known, where policies ask for more (rule S29). */
final class AssumedNamespaces {
    private AssumedNamespaces() {}

    /** Gives the warning; empty where every namespace is in the input, or no policy looks at labels that might be missing. */
    static Optional<Problem> warning(Cluster cluster) {
        ImmutableList<String> assumed = cluster.assumedNamespaces();
        if (assumed.isEmpty() || cluster.policies().stream().noneMatch(AssumedNamespaces::asksForLabels)) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                Severity.WARNING,
                "assumed-namespace",
                SourcePosition.whole("the input"),
                "",
                "",
                "holds no Namespace object for " + String.join(", ", assumed) + ": of their labels only "
                        + NamespaceScope.NAME_LABEL
                        + " is known, and policies select namespaces by others; add the objects"));
    }

    private static boolean asksForLabels(NetworkPolicy policy) {
        return Arrays.stream(Direction.values())
                .flatMap(direction -> policy.rules(direction).stream())
                .flatMap(rule -> rule.peers().list().stream())
                .filter(PodPeer.class::isInstance)
                .flatMap(peer -> ((PodPeer) peer).namespaces().selector().stream())
                .flatMap(selector -> selector.requirements().stream())
                .anyMatch(requirement -> !requirement.key().equals(NamespaceScope.NAME_LABEL));
    }
}
