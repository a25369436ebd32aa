package io.netpol.eval;

import static io.netpol.net.Direction.EGRESS;
import static io.netpol.net.Direction.INGRESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Lists;
import io.netpol.eval.NearMiss.Half;
import io.netpol.model.PolicyId;
import io.netpol.net.Direction;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RuleMatchTest {
    private static final PolicyId POLICY = PolicyId.of("x", "p");
    private static final OptionalInt NONE = OptionalInt.empty();
    private static final OptionalInt FIRST = OptionalInt.of(0);
    private static final OptionalInt SECOND = OptionalInt.of(1);

    private static RuleMatch match(Direction direction, int rule, OptionalInt peer, OptionalInt port) {
        return RuleMatch.of(POLICY, direction, rule, peer, port);
    }

    @Test
    void pathsNameThePlace() {
        RuleMatch ingress = match(INGRESS, 0, SECOND, OptionalInt.of(2));
        RuleMatch egress = match(EGRESS, 3, FIRST, FIRST);

        assertThat(ingress.peerPath()).isEqualTo("spec.ingress[0].from[1]");
        assertThat(ingress.portPath()).isEqualTo("spec.ingress[0].ports[2]");
        assertThat(egress.peerPath()).isEqualTo("spec.egress[3].to[0]");
        assertThat(egress.portPath()).isEqualTo("spec.egress[3].ports[0]");
    }

    @Test
    void withoutAPeerOrAPortTheRuleIsThePlace() {
        assertThat(match(INGRESS, 2, NONE, FIRST).peerPath()).isEqualTo("spec.ingress[2]");
        assertThat(match(INGRESS, 2, FIRST, NONE).portPath()).isEqualTo("spec.ingress[2]");
    }

    @Test
    void orderIsPolicyDirectionRulePeerPort() {
        List<RuleMatch> ascending = List.of(
                RuleMatch.of(PolicyId.of("w", "z"), EGRESS, 9, SECOND, SECOND),
                RuleMatch.of(PolicyId.of("x", "a"), EGRESS, 9, SECOND, SECOND),
                match(INGRESS, 0, NONE, NONE),
                match(INGRESS, 0, NONE, SECOND),
                match(INGRESS, 0, FIRST, NONE),
                match(INGRESS, 0, FIRST, FIRST),
                match(INGRESS, 0, FIRST, SECOND),
                match(INGRESS, 0, SECOND, FIRST),
                match(INGRESS, 2, NONE, NONE),
                match(INGRESS, 10, NONE, NONE),
                match(EGRESS, 0, NONE, NONE));

        assertThat(Lists.reverse(ascending).stream().sorted()).containsExactlyElementsOf(ascending);
        assertThat(ascending.get(2)).isEqualByComparingTo(match(INGRESS, 0, NONE, NONE));
    }

    @Test
    void nearMissesAreInTheOrderOfTheirMatches() {
        List<NearMiss> ascending = List.of(
                new NearMiss(match(INGRESS, 0, FIRST, NONE), Half.PEER),
                new NearMiss(match(INGRESS, 1, NONE, FIRST), Half.PEER),
                new NearMiss(match(INGRESS, 1, NONE, FIRST), Half.PORT));

        assertThat(Lists.reverse(ascending).stream().sorted()).containsExactlyElementsOf(ascending);
    }
}
