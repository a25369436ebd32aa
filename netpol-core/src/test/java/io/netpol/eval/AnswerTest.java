package io.netpol.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableSet;
import io.netpol.net.Protocol;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final ConnectionSet NONE = ConnectionSet.none();
    private static final ConnectionSet TCP_80 = ConnectionSet.of(Protocol.TCP, 80);
    private static final ConnectionSet TCP_81 = ConnectionSet.of(Protocol.TCP, 81);
    private static final ConnectionSet UDP = ConnectionSet.allOf(Protocol.UDP);
    private static final ImmutableSet<MissingFact> NOTHING = ImmutableSet.of();
    private static final ImmutableSet<MissingFact> SOURCE = ImmutableSet.of(MissingFact.SOURCE_ADDRESS);

    @Test
    void theThreePartsAreToldApart() {
        Answer answer = new Answer(TCP_80, TCP_81, UDP, SOURCE);

        assertThat(answer.outcome(Protocol.TCP, 80)).isEqualTo(Outcome.ALLOWED);
        assertThat(answer.outcome(Protocol.TCP, 81)).isEqualTo(Outcome.AMBIGUOUS);
        assertThat(answer.outcome(Protocol.UDP, 80)).isEqualTo(Outcome.UNKNOWN);
        assertThat(answer.outcome(Protocol.TCP, 82)).isEqualTo(Outcome.DENIED);
        assertThat(answer.outcome(Protocol.SCTP, 80)).isEqualTo(Outcome.DENIED);
        assertThat(answer.denied()).hasToString("SCTP 1-65535,TCP 1-79,82-65535");
        assertThat(answer.isCertain()).isFalse();
    }

    @Test
    void certainAnswers() {
        assertThat(Answer.certain(TCP_80).isCertain()).isTrue();
        assertThat(Answer.certain(TCP_80).denied()).isEqualTo(TCP_80.complement());
        assertThat(Answer.certain(TCP_80).missing()).isEmpty();
        assertThat(Answer.ALL).isEqualTo(Answer.certain(ConnectionSet.all()));
        assertThat(Answer.ALL.denied().isEmpty()).isTrue();
        assertThat(new Answer(NONE, TCP_80, NONE, NOTHING).isCertain()).isFalse();
        assertThat(new Answer(NONE, NONE, TCP_80, SOURCE).isCertain()).isFalse();
    }

    @Test
    void thePartsDoNotOverlap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Answer(TCP_80, TCP_80.union(TCP_81), NONE, NOTHING))
                .withMessage("the parts of an answer overlap: allowed TCP 80, ambiguous TCP 80-81, unknown No"
                        + " Connections");
        assertThatIllegalArgumentException().isThrownBy(() -> new Answer(TCP_80, NONE, TCP_80, SOURCE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Answer(NONE, UDP, UDP, SOURCE));
    }

    @Test
    void unknownConnectionsMissAFact() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Answer(NONE, NONE, TCP_80, NOTHING))
                .withMessage("unknown connections and missing facts come together: unknown TCP 80, missing []");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Answer(TCP_80, NONE, NONE, SOURCE))
                .withMessage("unknown connections and missing facts come together: unknown No Connections, missing"
                        + " [SOURCE_ADDRESS]");
    }

    @Test
    void bothEndsHaveToLetThrough() {
        Answer web = Answer.certain(TCP_80.union(UDP));
        Answer shop = Answer.certain(TCP_80.union(TCP_81));

        assertThat(web.withOtherEnd(shop)).isEqualTo(Answer.certain(TCP_80));
        assertThat(web.withOtherEnd(Answer.ALL)).isEqualTo(web);
        assertThat(Answer.ALL.withOtherEnd(web)).isEqualTo(web);
    }

    @Test
    void factsThatNoLongerMatterAreNotMissing() {
        Answer unknownTcp = new Answer(UDP, NONE, TCP_80, SOURCE);

        // the other end denies all that is unknown
        assertThat(unknownTcp.withOtherEnd(Answer.certain(UDP))).isEqualTo(Answer.certain(UDP));
        assertThat(Answer.certain(UDP).withOtherEnd(unknownTcp)).isEqualTo(Answer.certain(UDP));
    }

    @Test
    void theMissingFactsOfBothEndsAddUp() {
        Answer source = new Answer(NONE, NONE, TCP_80.union(TCP_81), ImmutableSet.of(MissingFact.DESTINATION_ADDRESS));
        Answer destination = new Answer(TCP_81, NONE, TCP_80, SOURCE);

        assertThat(source.withOtherEnd(destination))
                .isEqualTo(new Answer(
                        NONE,
                        NONE,
                        TCP_80.union(TCP_81),
                        ImmutableSet.of(MissingFact.SOURCE_ADDRESS, MissingFact.DESTINATION_ADDRESS)));
        assertThat(source.withOtherEnd(Answer.certain(TCP_80)).missing())
                .containsExactly(MissingFact.DESTINATION_ADDRESS);
    }
}
