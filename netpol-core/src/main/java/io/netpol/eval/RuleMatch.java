package io.netpol.eval;

import io.netpol.internal.ValueStyle;
import io.netpol.model.PolicyId;
import io.netpol.net.Direction;
import java.util.Comparator;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** The place in a policy at which a connection matches: policy, rule, peer and port, each counted from 0. */
@Value.Immutable
@ValueStyle
public abstract sealed class RuleMatch implements Comparable<RuleMatch> permits ImmutableRuleMatch {
    private static final Comparator<OptionalInt> ABSENT_FIRST = Comparator.comparingInt(index -> index.orElse(-1));
    private static final Comparator<RuleMatch> ORDER = Comparator.comparing(RuleMatch::policy)
            .thenComparing(RuleMatch::direction)
            .thenComparingInt(RuleMatch::rule)
            .thenComparing(RuleMatch::peer, ABSENT_FIRST)
            .thenComparing(RuleMatch::port, ABSENT_FIRST);

    RuleMatch() {}

    /** Gives the policy. */
    public abstract PolicyId policy();

    /** Gives the direction whose rules are counted. */
    public abstract Direction direction();

    /** Gives the index of the rule. */
    public abstract int rule();

    /** Gives the index of the peer; absent where the rule names none, or where no peer matches. */
    public abstract OptionalInt peer();

    /** Gives the index of the port entry; absent where the rule names none, or where no entry matches. */
    public abstract OptionalInt port();

    /** Gives the place. */
    public static RuleMatch of(PolicyId policy, Direction direction, int rule, OptionalInt peer, OptionalInt port) {
        return ImmutableRuleMatch.builder()
                .policy(policy)
                .direction(direction)
                .rule(rule)
                .peer(peer)
                .port(port)
                .build();
    }

    /** Gives the field path of the peer, or of the rule where no peer is named: {@code spec.ingress[0].from[1]}. */
    public final String peerPath() {
        return rulePath() + (peer().isPresent() ? "." + direction().peersField() + "[" + peer().getAsInt() + "]" : "");
    }

    /**
     * Gives the field path of the port entry, or of the rule where none is named: {@code spec.ingress[0].ports[1]}, in a
     * ClusterNetworkPolicy {@code spec.ingress[0].protocols[1]}.
     */
    public final String portPath() {
        return rulePath() + (port().isPresent() ? "." + policy().portsField() + "[" + port().getAsInt() + "]" : "");
    }

    private String rulePath() {
        return "spec." + direction().rulesField() + "[" + rule() + "]";
    }

    @Override
    public final int compareTo(RuleMatch other) {
        return ORDER.compare(this, other);
    }
}
