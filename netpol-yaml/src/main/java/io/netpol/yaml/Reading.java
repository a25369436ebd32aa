package io.netpol.yaml;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.netpol.cluster.Cluster;
import io.netpol.model.PolicyId;
import java.util.Optional;

/** What came of reading manifests: a cluster, all problems, and what only the syntax shows. */
public final class Reading {
    private final Cluster cluster;
    private final boolean usable;
    private final ImmutableList<Problem> problems;
    /** Where each policy was read: made when somebody asks, which most never do. */
    private final Supplier<ImmutableMap<PolicyId, PolicySource>> policySources;

    private final ImmutableSortedMap<String, Integer> otherKinds;
    private final int policyTests;

    Reading(
            Cluster cluster,
            boolean usable,
            ImmutableList<Problem> problems,
            ImmutableList<PolicySource> policySources,
            ImmutableSortedMap<String, Integer> otherKinds,
            int policyTests) {
        this.cluster = cluster;
        this.usable = usable;
        this.problems = problems;
        this.policySources = Suppliers.memoize(() -> PolicySource.byPolicy(policySources));
        this.otherKinds = otherKinds;
        this.policyTests = policyTests;
    }

    /**
     * Gives the cluster.
     *
     * @throws InvalidManifestsException if there are errors, unless the valid rest was asked for
     */
    public Cluster cluster() {
        if (!usable) {
            throw new InvalidManifestsException(problems);
        }
        return cluster;
    }

    /** Gives all problems, errors and warnings, in the order of the input. */
    public ImmutableList<Problem> problems() {
        return problems;
    }

    /** Gives the errors among the problems. */
    public ImmutableList<Problem> errors() {
        return problems.stream().filter(Problem::isError).collect(ImmutableList.toImmutableList());
    }

    /** Gives how many objects of other kinds were passed over, by kind and API version, such as {@code ConfigMap (v1)}. */
    public ImmutableSortedMap<String, Integer> otherKinds() {
        return otherKinds;
    }

    /** Gives how many policy tests were passed over: documents with {@code expect} and without {@code kind}. */
    public int policyTests() {
        return policyTests;
    }

    /** Gives what only the manifest of a NetworkPolicy shows; empty for one that was not read here, and other kinds. */
    public Optional<PolicySyntax> syntax(PolicyId policy) {
        return Optional.ofNullable(policySources.get().get(policy)).flatMap(PolicySource::syntax);
    }

    /**
     * Gives the place of a field of a policy.
     *
     * @param path a field path such as {@code spec.ingress[0].from[1]}; where the manifest has no such field, the nearest
     *     that holds it is meant
     * @return the place; empty for a policy that was not read here
     */
    public Optional<SourcePosition> position(PolicyId policy, String path) {
        return Optional.ofNullable(policySources.get().get(policy)).map(source -> source.position(path));
    }
}
