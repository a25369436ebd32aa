package io.netpol.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.netpol.net.Protocol;
import io.netpol.testkit.ConnectionSets;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** {@link Answer} against {@link Outcome}, port by port. */
class AnswerProperties {
    @Provide
    Arbitrary<Answer> answers() {
        return Arbitraries.randomValue(AnswerProperties::answer);
    }

    /** Three sets, made disjoint; each of them is often empty. */
    private static Answer answer(Random random) {
        ConnectionSet allowed = ConnectionSets.connections(random);
        ConnectionSet ambiguous = ConnectionSets.connections(random).minus(allowed);
        ConnectionSet unknown =
                ConnectionSets.connections(random).minus(allowed).minus(ambiguous);
        MissingFact[] facts = MissingFact.values();
        MissingFact one = facts[random.nextInt(facts.length)];
        MissingFact other = facts[random.nextInt(facts.length)];
        return new Answer(
                allowed, ambiguous, unknown, unknown.isEmpty() ? ImmutableSet.of() : ImmutableSet.of(one, other));
    }

    /** The ports at which one of the sets changes, and one beyond each. */
    private static Set<Integer> ports(Answer... answers) {
        Set<Integer> ports = new TreeSet<>();
        ports.add(1);
        for (Answer answer : answers) {
            for (Protocol protocol : Protocol.values()) {
                for (ConnectionSet set : new ConnectionSet[] {answer.allowed(), answer.ambiguous(), answer.unknown()}) {
                    set.ranges(protocol).forEach(range -> {
                        ports.add(range.first());
                        ports.add(Math.min(range.last() + 1, 65_535));
                    });
                }
            }
        }
        return ports;
    }

    @Property
    void withinSomeConnectionsNothingElseChanges(@ForAll("answers") Answer answer, @ForAll long seed) {
        ConnectionSet some = ConnectionSets.connections(new Random(seed));
        Answer within = answer.within(some);

        for (Protocol protocol : Protocol.values()) {
            for (int port : ports(answer, within, Answer.certain(some))) {
                assertThat(within.outcome(protocol, port))
                        .isEqualTo(some.contains(protocol, port) ? answer.outcome(protocol, port) : Outcome.DENIED);
            }
        }
        assertThat(within.missing()).isEqualTo(answer.unknown().intersects(some) ? answer.missing() : Set.of());
        assertThat(answer.within(ConnectionSet.all())).isEqualTo(answer);
    }

    @Property
    void twoEndsAnswerAsTheirOutcomesDo(@ForAll("answers") Answer one, @ForAll("answers") Answer other) {
        Answer both = one.withOtherEnd(other);

        for (Protocol protocol : Protocol.values()) {
            for (int port : ports(one, other, both)) {
                assertThat(both.outcome(protocol, port))
                        .as("%s %s", protocol, port)
                        .isEqualTo(one.outcome(protocol, port).withOtherEnd(other.outcome(protocol, port)));
            }
        }
    }

    @Property
    void theEndsCanBeSwapped(@ForAll("answers") Answer one, @ForAll("answers") Answer other) {
        assertThat(one.withOtherEnd(other)).isEqualTo(other.withOtherEnd(one));
    }

    @Property
    void deniedIsWhatIsInNoPart(@ForAll("answers") Answer answer) {
        for (Protocol protocol : Protocol.values()) {
            for (int port : ports(answer)) {
                assertThat(answer.denied().contains(protocol, port))
                        .isEqualTo(answer.outcome(protocol, port) == Outcome.DENIED);
            }
        }
        assertThat(answer.isCertain())
                .isEqualTo(answer.allowed().union(answer.denied()).isAll());
    }

    @Property
    void onlyTheFactsOfTheEndsAreMissing(@ForAll("answers") Answer one, @ForAll("answers") Answer other) {
        Answer both = one.withOtherEnd(other);

        assertThat(both.missing().stream()
                        .allMatch(fact ->
                                one.missing().contains(fact) || other.missing().contains(fact)))
                .isTrue();
        assertThat(both.missing().isEmpty()).isEqualTo(both.unknown().isEmpty());
    }
}
