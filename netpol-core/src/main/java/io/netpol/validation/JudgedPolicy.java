package io.netpol.validation;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.NetworkPolicyDraft;

/**
 * A draft of a NetworkPolicy with everything that the rules have to say of it. What is judged once need not be judged again:
 * {@link io.netpol.model.NetworkPolicy#of(JudgedPolicy)} takes it at its word.
 */
public final class JudgedPolicy {
    private final NetworkPolicyDraft draft;
    private final Strictness strictness;
    private final ImmutableList<Violation> violations;

    private JudgedPolicy(NetworkPolicyDraft draft, Strictness strictness, ImmutableList<Violation> violations) {
        this.draft = draft;
        this.strictness = strictness;
        this.violations = violations;
    }

    /** Judges a draft, whatever comes of it. */
    public static JudgedPolicy of(NetworkPolicyDraft draft, Strictness strictness) {
        return new JudgedPolicy(draft, strictness, NetworkPolicyRules.check(draft, strictness));
    }

    /** Gives the draft. */
    public NetworkPolicyDraft draft() {
        return draft;
    }

    /** Gives which rules were applied. */
    public Strictness strictness() {
        return strictness;
    }

    /** Gives every violation, in the order of the API server; empty for a valid draft. */
    public ImmutableList<Violation> violations() {
        return violations;
    }
}
