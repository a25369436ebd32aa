package io.netpol.model;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.PolicyKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The names that converted policies get. Names of existing ClusterNetworkPolicies stay theirs; every other policy keeps its
 * own unless it is taken, an AdminNetworkPolicy before the BaselineAdminNetworkPolicy; then its tier is added.
 */
final class ConversionNames {
    private static final int MAX_LENGTH = 253;

    private final Map<String, PolicyId> owners = new HashMap<>();

    ConversionNames(ImmutableList<ClusterNetworkPolicy> policies) {
        for (PolicyKind kind : PolicyKind.values()) {
            policies.stream()
                    .filter(policy -> policy.kind() == kind)
                    .forEach(policy -> owners.putIfAbsent(policy.name(), policy.id()));
        }
    }

    /**
     * The names of the parts of a policy.
     *
     * @param names one a part; none where neither way leads to names that are free
     * @param obstacle why the parts cannot have the policy's own name; empty where they have
     */
    record Chosen(ImmutableList<String> names, Optional<String> obstacle) {}

    /** Chooses and takes a name for each part of a policy: {@code x}, {@code x-2}, {@code x-3} and so on. */
    Chosen choose(ClusterNetworkPolicy policy, int parts) {
        String withTier = policy.name() + "-" + policy.tier().toString().toLowerCase(Locale.ROOT);
        Optional<String> firstObstacle = obstacle(policy, policy.name(), parts);
        Optional<String> obstacle = firstObstacle.flatMap(own -> obstacle(policy, withTier, parts));
        if (obstacle.isPresent()) {
            return new Chosen(ImmutableList.of(), firstObstacle);
        }
        ImmutableList<String> names = parts(firstObstacle.isEmpty() ? policy.name() : withTier, parts);
        names.forEach(name -> owners.put(name, policy.id()));
        return new Chosen(names, firstObstacle);
    }

    private Optional<String> obstacle(ClusterNetworkPolicy policy, String base, int parts) {
        for (String name : parts(base, parts)) {
            if (name.length() > MAX_LENGTH) {
                return Optional.of("the name " + name + " has " + name.length() + " characters, and at most "
                        + MAX_LENGTH + " are allowed");
            }
            PolicyId owner = owners.getOrDefault(name, policy.id());
            if (!owner.equals(policy.id())) {
                return Optional.of("the name " + name + " is that of " + owner);
            }
        }
        return Optional.empty();
    }

    private static ImmutableList<String> parts(String base, int count) {
        ImmutableList.Builder<String> names = ImmutableList.<String>builder().add(base);
        for (int part = 2; part <= count; part++) {
            names.add(base + "-" + part);
        }
        return names.build();
    }
}
