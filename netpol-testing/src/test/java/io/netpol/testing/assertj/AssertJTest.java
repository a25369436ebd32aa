package io.netpol.testing.assertj;

import static io.netpol.eval.Question.connection;
import static io.netpol.model.Ports.tcp;
import static io.netpol.testing.assertj.Fixture.failure;
import static io.netpol.testing.assertj.Fixture.message;
import static io.netpol.testing.assertj.Fixture.shop;
import static io.netpol.testing.assertj.NetpolAssertions.assertThat;
import static io.netpol.testing.assertj.NetpolAssertions.except;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.eval.Answer;
import io.netpol.eval.Connection;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.Evaluator;
import io.netpol.eval.Verdict;
import io.netpol.net.Direction;
import io.netpol.reference.ReferenceEvaluator;
import java.util.Arrays;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.assertj.core.error.AssertJMultipleFailuresError;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.AssertionFailedError;

/** What AssertJ gives to every assertion works for ours: descriptions, other messages, soft assertions. */
class AssertJTest {
    private static final String EGRESS_OF_FRONTEND = """
            shop/frontend to be isolated for egress, but:
              shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)""";

    @Test
    void descriptionsComeFirst() {
        assertThat(message(() -> assertThat(shop()).as("rule %d", 7).isolates("shop/frontend", Direction.EGRESS)))
                .isEqualTo("[rule 7] \nExpecting " + EGRESS_OF_FRONTEND);
        assertThat(message(() -> assertThat(shop())
                        .describedAs("the frontend")
                        .isolates("shop/api")
                        .isolates("shop/frontend", Direction.EGRESS)))
                .isEqualTo("[the frontend] \nExpecting " + EGRESS_OF_FRONTEND);
    }

    @Test
    void reasonsStandWithTheClaim() {
        assertThat(message(() -> assertThat(shop())
                        .as("100% sure")
                        .because("it needs nothing, 100%")
                        .isolates("shop/frontend", Direction.EGRESS)))
                .isEqualTo("""
                        [100% sure]\s
                        Expecting shop/frontend to be isolated for egress, because it needs nothing, 100%, but:
                          shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)""");
    }

    @Test
    void otherMessages() {
        AssertionFailedError failure = failure(() -> assertThat(shop())
                .overridingErrorMessage("ask the %s", "platform team")
                .isolates("shop/frontend", Direction.EGRESS));

        assertThat(failure).hasMessage("ask the platform team");
        assertThat(failure.getExpected().getValue()).isEqualTo("shop/frontend to be isolated for egress");
        assertThat(message(() -> assertThat(shop())
                        .as("rule 7")
                        .withFailMessage(() -> "another message")
                        .hasNoUnprotectedPods()))
                .isEqualTo("[rule 7] another message");
    }

    @Test
    void theFailureLeadsToTheTest() {
        AssertionFailedError failure = failure(() -> assertThat(shop()).hasNoUnprotectedPods());

        assertThat(Arrays.stream(failure.getStackTrace()).map(StackTraceElement::getClassName))
                .noneMatch(name -> name.startsWith("io.netpol.testing.assertj.Cluster"))
                .first()
                .asString()
                .startsWith(AssertJTest.class.getName());
    }

    @Test
    void noClusterIsAFailure() {
        assertThatThrownBy(() -> assertThat(absent()).hasNoUnprotectedPods())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expecting actual not to be null");
    }

    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    private static Cluster absent() {
        return null;
    }

    @Test
    void whatEveryAssertionHas() {
        Cluster shop = shop();
        assertThat(shop)
                .isNotNull()
                .isSameAs(shop)
                .satisfies(cluster -> assertThat(cluster.pods()).hasSize(4));
        assertThat(message(() -> assertThat(shop).isNull())).contains("but was:");
    }

    // --- options and evaluators

    /** Answers that everything is denied, whatever the policies say. */
    private record Closed(Evaluator real) implements Evaluator {
        @Override
        public Cluster cluster() {
            return real.cluster();
        }

        @Override
        public EvaluationOptions options() {
            return real.options();
        }

        @Override
        public Verdict verdict(Connection connection) {
            Connection denied = connection()
                    .from("shop/api")
                    .to("shop/frontend")
                    .on(tcp(1))
                    .connections(cluster(), options())
                    .get(0);
            return new Verdict(connection, real.verdict(denied).explanation());
        }

        @Override
        public Answer answer(EndpointPair ends) {
            return Answer.certain(ConnectionSet.none());
        }
    }

    @Test
    void theEvaluatorThatIsGivenIsAsked() {
        Evaluator closed = new Closed(ReferenceEvaluator.of(shop()));

        assertThat(closed)
                .denies(connection().from("shop/frontend").to("shop/api").on(tcp(8080)));
        assertThat(shop())
                .allows(connection().from("shop/frontend").to("shop/api").on(tcp(8080)));
    }

    @Test
    void anEvaluatorHasItsOptions() {
        Evaluator evaluator = ReferenceEvaluator.of(shop());

        assertThatIllegalStateException()
                .isThrownBy(() -> assertThat(evaluator).withOptions(EvaluationOptions.defaults()))
                .withMessage(
                        "the evaluator that was given has its options; make it with these, or assert on the cluster");
    }

    @Test
    void optionsHoldForWhatFollows() {
        EvaluationOptions asPods = EvaluationOptions.builder()
                .hostNetworkPods(HostNetworkPods.AS_PODS)
                .build();
        Cluster live = Fixture.live("{podSelector: {}}");

        assertThat(live)
                .hasNoUnprotectedPods(Direction.INGRESS, except("x/agent", "x/api"))
                .withOptions(asPods)
                .hasNoUnprotectedPods(Direction.INGRESS, except("x/agent", "x/api"))
                .allows(connection().from("x/agent").to("x/db").on(tcp(5432)))
                .withOptions(EvaluationOptions.defaults())
                .denies(connection().from("x/agent-2").to("x/db").on(tcp(5432)));
    }

    // --- soft assertions

    @Test
    void softAssertionsTellAll() {
        AssertJMultipleFailuresError failures = catchThrowableOfType(
                AssertJMultipleFailuresError.class,
                () -> NetpolSoftAssertions.assertSoftly(softly -> {
                    softly.assertThat(shop())
                            .as("first")
                            .isolates("shop/frontend", Direction.EGRESS)
                            .because("of the audit")
                            .isolates("shop/frontend", Direction.EGRESS)
                            .isolates("shop/api");
                    softly.assertThat(ReferenceEvaluator.of(shop())).hasNoUnprotectedPods(Direction.INGRESS);
                    softly.assertThat("text").isEqualTo("another");
                }));

        assertThat(failures.getFailures()).hasSize(4);
        assertThat(text(failures, 0)).isEqualTo("[first] \nExpecting " + EGRESS_OF_FRONTEND);
        assertThat(text(failures, 1)).isEqualTo("""
                [first]\s
                Expecting shop/frontend to be isolated for egress, because of the audit, but:
                  shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)""");
        assertThat(text(failures, 2)).isEqualTo("""

                Expecting every pod to be isolated for ingress, but:
                  monitoring/scraper[Pod]: no policy isolates it for ingress""");
        assertThat(text(failures, 3)).contains("expected: \"another\"");
        assertThat(failures.getFailures().get(0))
                .isInstanceOfSatisfying(
                        AssertionFailedError.class,
                        failure -> assertThat(failure.getExpected().getValue())
                                .isEqualTo("shop/frontend to be isolated for egress"));
    }

    /** AssertJ appends where the soft assertion stands. */
    private static String text(AssertJMultipleFailuresError failures, int index) {
        String message = String.valueOf(failures.getFailures().get(index).getMessage());
        return message.lines()
                .takeWhile(line -> !line.startsWith("at "))
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
    }

    @Test
    void softAssertionsWithOptionsAndEvaluators() {
        EvaluationOptions asPods = EvaluationOptions.builder()
                .hostNetworkPods(HostNetworkPods.AS_PODS)
                .build();
        Cluster live = Fixture.live("{podSelector: {}}");

        NetpolSoftAssertions.assertSoftly(softly -> {
            softly.assertThat(live)
                    .withOptions(asPods)
                    .allows(connection().from("x/agent").to("x/db").on(tcp(5432)));
            softly.assertThat(ReferenceEvaluator.of(live, asPods))
                    .allows(connection().from("x/agent").to("x/db").on(tcp(5432)));
        });
        NetpolSoftAssertions softly = new NetpolSoftAssertions();
        softly.assertThat(live).denies(connection().from("x/agent").to("x/db").on(tcp(5432)));
        assertThat(softly.errorsCollected()).hasSize(1);
        assertThat(softly.wasSuccess()).isFalse();
    }

    /** Somebody's own soft assertions, with ours mixed in. */
    public static final class OwnSoftAssertions extends AbstractSoftAssertions
            implements NetpolSoftAssertionsProvider {}

    @Test
    void softAssertionsOfOnesOwn() {
        assertThatThrownBy(() -> SoftAssertionsProvider.assertSoftly(
                        OwnSoftAssertions.class,
                        softly -> softly.assertThat(shop()).isolates("shop/frontend")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expecting shop/frontend to be isolated for ingress and egress, but:");
    }

    @Nested
    @ExtendWith(SoftAssertionsExtension.class)
    class Injected {
        @InjectSoftAssertions
        private NetpolSoftAssertions softly;

        @Test
        void asAField() {
            softly.assertThat(shop()).isolates("shop/api");
            assertThat(softly.wasSuccess()).isTrue();
        }

        @Test
        void asAParameter(NetpolSoftAssertions given) {
            given.assertThat(shop()).isolates("shop/api");
            assertThat(ImmutableList.copyOf(given.errorsCollected())).isEmpty();
        }
    }
}
