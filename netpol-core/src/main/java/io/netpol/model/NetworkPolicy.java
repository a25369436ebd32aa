package io.netpol.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.internal.ValueStyle;
import io.netpol.net.Direction;
import io.netpol.net.IpFamily;
import io.netpol.validation.JudgedPolicy;
import io.netpol.validation.MetadataRules;
import io.netpol.validation.Strictness;
import io.netpol.validation.ViolationKind;
import io.netpol.validation.Violations;
import org.immutables.value.Value;

/**
 * A Kubernetes NetworkPolicy ({@code networking.k8s.io/v1}): it selects pods of its namespace, isolates them in the
 * directions that it names, and lets through what its rules match. Policies add up; none can deny what another allows
 * (rules S10, S11).
 */
@Value.Immutable
@ValueStyle
public abstract sealed class NetworkPolicy permits ImmutableNetworkPolicy {
    NetworkPolicy() {}

    /** Gives the namespace, whose pods alone the policy can select. */
    public abstract String namespace();

    /** Gives the name, unique in the namespace. */
    public abstract String name();

    /** Gives the labels of the policy itself, sorted by key. */
    @Value.NaturalOrder
    public abstract ImmutableSortedMap<String, String> labels();

    /** Gives the annotations of the policy itself, sorted by key. */
    @Value.NaturalOrder
    public abstract ImmutableSortedMap<String, String> annotations();

    /** Gives the selector of the pods, in the policy's namespace, to which the policy applies. */
    public abstract LabelSelector podSelector();

    /** Gives the directions in which the selected pods are isolated: what {@code policyTypes} comes to (rule S5). */
    public abstract ImmutableSet<Direction> isolates();

    /** Gives the rules for connections to the selected pods; empty unless ingress is isolated. */
    public abstract ImmutableList<Rule> ingress();

    /** Gives the rules for connections from the selected pods; empty unless egress is isolated. */
    public abstract ImmutableList<Rule> egress();

    /** Gives a builder. Namespace, name, pod selector and at least one direction are required. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Gives what a manifest means: defaults applied (rules S1 to S9), rules of a direction that is not isolated left out
     * (rule S6).
     *
     * @throws io.netpol.validation.InvalidValueException if the draft breaks the rules
     */
    public static NetworkPolicy of(NetworkPolicyDraft draft, Strictness strictness) {
        return of(JudgedPolicy.of(draft, strictness));
    }

    /**
     * Gives what a manifest means that was judged before, as the other method does.
     *
     * @throws io.netpol.validation.InvalidValueException if the draft breaks the rules
     */
    public static NetworkPolicy of(JudgedPolicy judged) {
        return PolicyMeaning.of(judged);
    }

    /** Gives the identity of the policy. */
    @Value.Derived
    @Value.Auxiliary
    public PolicyId id() {
        return PolicyId.of(namespace(), name());
    }

    /** Tells whether a block of IPv6 addresses is named. */
    @Value.Derived
    @Value.Auxiliary
    public boolean mentionsIpv6() {
        return mentionIpv6(ingress()) || mentionIpv6(egress());
    }

    private static boolean mentionIpv6(ImmutableList<Rule> rules) {
        for (Rule rule : rules) {
            for (Peer peer : rule.peers().list()) {
                if (peer instanceof IpBlock block && block.cidr().family() == IpFamily.IPV6) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Gives the rules of a direction. */
    public final ImmutableList<Rule> rules(Direction direction) {
        return direction == Direction.INGRESS ? ingress() : egress();
    }

    /**
     * Gives the policy in plain words, a fact a line: which pods it applies to, which directions it isolates, and what
     * each peer of each rule lets through on which ports. The first line is the name, the others are indented by two
     * blanks; lines end with a line feed, the last one with nothing.
     */
    public final String describe() {
        return PolicyWords.text("NetworkPolicy " + id(), facts());
    }

    /** Gives the facts that {@link #describe} puts into words, in the same order. */
    public final ImmutableList<PolicyFact> facts() {
        return Description.facts(this);
    }

    /** Gives the policy as a manifest says it, with {@code policyTypes} written out. */
    public final NetworkPolicyDraft toDraft() {
        NetworkPolicyDraft.Builder draft = NetworkPolicyDraft.builder()
                .metadata(metadata())
                .podSelector(podSelector().toDraft());
        isolates().forEach(direction -> draft.addPolicyTypes(direction.policyType()));
        ingress().forEach(rule -> draft.addIngress(rule.toDraft()));
        egress().forEach(rule -> draft.addEgress(rule.toDraft()));
        return draft.build();
    }

    private MetadataDraft metadata() {
        return MetadataDraft.builder()
                .name(name())
                .namespace(namespace())
                .labels(labels())
                .annotations(annotations())
                .build();
    }

    @Value.Check
    void check() {
        Violations violations = Violations.collector();
        MetadataRules.checkNamespaced(namespace(), name(), labels(), annotations(), violations.field("metadata"));
        Violations spec = violations.field("spec");
        if (isolates().isEmpty()) {
            spec.field("policyTypes")
                    .error(
                            ViolationKind.REQUIRED,
                            "a policy isolates at least one direction; name Ingress, Egress or both");
        }
        for (Direction direction : Direction.values()) {
            if (!isolates().contains(direction) && !rules(direction).isEmpty()) {
                spec.field(direction.rulesField())
                        .error(
                                ViolationKind.FORBIDDEN,
                                "rules of a direction that is not isolated have no effect; isolate "
                                        + direction.policyType() + ", or leave them out");
            }
        }
        violations.throwIfAnyError("NetworkPolicy " + id());
    }

    /** Builds a {@link NetworkPolicy}. */
    public static final class Builder extends ImmutableNetworkPolicy.Builder {
        Builder() {}
    }
}
