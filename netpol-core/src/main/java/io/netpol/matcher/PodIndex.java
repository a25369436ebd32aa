package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ContainerPort;
import io.netpol.cluster.Pod;
import io.netpol.net.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All policies in terms, and for each pod the terms that hold and the policies that apply. */
final class PodIndex {
    private final Cluster cluster;
    private final Interner<Term> terms = new Interner<>();
    private final List<CompiledPolicy> policies = new ArrayList<>();
    private final Map<Integer, IntBuffer> policiesBySubject = new HashMap<>();
    private final PodTerms podTerms;
    private final Map<Pod, IntList> termsOfPod = new IdentityHashMap<>();
    private final Map<ProfileKey, Profile> profiles = new ConcurrentHashMap<>();

    /** What makes a profile: the terms of the pod, of which subjects are some, and its named ports. */
    private record ProfileKey(Direction direction, IntList podTerms, ImmutableList<ContainerPort> namedPorts) {}

    PodIndex(Cluster cluster) {
        this.cluster = cluster;
        PolicyCompiler compiler = new PolicyCompiler(terms);
        cluster.clusterPolicies().forEach(policy -> add(compiler.compile(policy)));
        cluster.policies().forEach(policy -> add(compiler.compile(policy)));
        podTerms = new PodTerms(terms.values());
        cluster.pods().forEach(pod -> termsOfPod.put(pod, podTerms.of(pod, cluster.namespaceOf(pod))));
    }

    private void add(CompiledPolicy policy) {
        policiesBySubject
                .computeIfAbsent(policy.subject(), subject -> new IntBuffer())
                .add(policies.size());
        policies.add(policy);
    }

    List<Term> terms() {
        return terms.values();
    }

    /** Gives the terms that hold for a pod, which need not be one of the cluster's. */
    IntList terms(Pod pod) {
        IntList known = termsOfPod.get(pod);
        if (known != null) {
            return known;
        }
        synchronized (podTerms) {
            return podTerms.of(pod, cluster.namespaceOf(pod));
        }
    }

    /** Gives what policies say about one direction of a pod. */
    Profile profile(Pod pod, Direction direction) {
        ImmutableList<ContainerPort> namedPorts = direction == Direction.INGRESS ? pod.ports() : ImmutableList.of();
        return profiles.computeIfAbsent(new ProfileKey(direction, terms(pod), namedPorts), this::profile);
    }

    private Profile profile(ProfileKey key) {
        IntBuffer applying = new IntBuffer();
        for (int i = 0; i < key.podTerms.size(); i++) {
            IntBuffer some = policiesBySubject.get(key.podTerms.get(i));
            if (some != null) {
                applying.addAll(some.toList());
            }
        }
        IntList sorted = applying.toSortedSet();
        List<CompiledPolicy> concerning = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            CompiledPolicy policy = policies.get(sorted.get(i));
            if (policy.concerns(key.direction)) {
                concerning.add(policy);
            }
        }
        return Profile.of(key.direction, concerning, key.namedPorts);
    }
}
