package io.netpol.reference;

import static io.netpol.eval.Outcome.ALLOWED;
import static io.netpol.eval.Outcome.DENIED;
import static io.netpol.reference.World.app;
import static io.netpol.reference.World.everything;
import static io.netpol.reference.World.in;
import static io.netpol.reference.World.ingress;
import static io.netpol.reference.World.own;
import static io.netpol.reference.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.eval.Outcome;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespaceScope;
import io.netpol.model.Requirement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Examples in the cluster of {@link World}, for the rules about selectors (S20 to S29). */
class PodPeersTest {
    private static LabelSelector where(Requirement... requirements) {
        return LabelSelector.of(requirements);
    }

    @Test
    @DisplayName("S20: a pod selector alone looks only into the policy's own namespace")
    void podSelectorAlone() {
        World world = World.with(ingress(app("b"), rule(own(app("a")))));

        assertThat(world.outcome("x/a", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("y/a", "x/b", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S21: a namespace selector alone is every pod there; the own namespace only if its labels match")
    void namespaceSelectorAlone() {
        World world = World.with(ingress(app("b"), rule(in(where(Requirement.equalTo("team", "blue"))))));

        assertThat(world.outcome("y/a", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("y/c", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/a", "x/b", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S22: both selectors in one peer are ANDed, two peers are ORed")
    void andOr() {
        LabelSelector blue = where(Requirement.equalTo("team", "blue"));
        World and = World.with(ingress(app("b"), rule(in(blue, app("a")))));
        World or = World.with(ingress(app("b"), rule(in(blue), own(app("a")))));

        assertThat(and.outcome("y/a", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(and.outcome("y/b", "x/b", "TCP 80")).isEqualTo(DENIED);
        assertThat(and.outcome("x/a", "x/b", "TCP 80")).isEqualTo(DENIED);
        assertThat(or.outcome("y/b", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(or.outcome("x/a", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(or.outcome("z/a", "x/b", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S23: empty selectors match every pod, and nothing but pods")
    void emptySelectors() {
        World own = World.with(ingress(app("b"), rule(own(everything()))));
        World all = World.with(ingress(app("b"), rule(in(everything()))));

        assertThat(own.outcome("x/a", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(own.outcome("y/c", "x/b", "TCP 80")).isEqualTo(DENIED);
        assertThat(all.outcome("x/a", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(all.outcome("y/c", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(all.outcome("203.0.113.5", "x/b", "TCP 80")).isEqualTo(DENIED);
        assertThat(all.outcome("192.168.0.1", "x/b", "TCP 80")).isEqualTo(DENIED);
        assertThat(all.outcome("x/host", "x/b", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S25: every requirement has to hold; a contradiction matches nothing; keys are case-sensitive")
    void conjunction() {
        assertThat(fromPods(where(Requirement.equalTo("app", "a"), Requirement.exists("Tier")), "y/a"))
                .isEqualTo(ALLOWED);
        assertThat(fromPods(where(Requirement.equalTo("app", "a"), Requirement.exists("tier")), "y/a"))
                .isEqualTo(DENIED);
        assertThat(fromPods(where(Requirement.exists("app"), Requirement.doesNotExist("app")), "y/a"))
                .isEqualTo(DENIED);
        assertThat(fromPods(everything(), "y/c")).isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("S26: operators and absent labels, and the empty value is a value")
    void operators() {
        LabelSelector emptyTier = where(Requirement.equalTo("tier", ""));
        LabelSelector in = where(Requirement.in("app", List.of("a", "z")));
        LabelSelector notIn = where(Requirement.notIn("app", List.of("a", "z")));

        assertThat(fromPods(emptyTier, "y/b")).isEqualTo(ALLOWED);
        assertThat(fromPods(emptyTier, "y/a")).isEqualTo(DENIED);
        assertThat(fromPods(in, "y/a")).isEqualTo(ALLOWED);
        assertThat(fromPods(in, "y/b")).isEqualTo(DENIED);
        assertThat(fromPods(in, "y/c")).isEqualTo(DENIED);
        assertThat(fromPods(notIn, "y/a")).isEqualTo(DENIED);
        assertThat(fromPods(notIn, "y/b")).isEqualTo(ALLOWED);
        assertThat(fromPods(notIn, "y/c")).as("no such label").isEqualTo(ALLOWED);
        assertThat(fromPods(where(Requirement.exists("tier")), "y/b")).isEqualTo(ALLOWED);
        assertThat(fromPods(where(Requirement.exists("tier")), "y/a")).isEqualTo(DENIED);
        assertThat(fromPods(where(Requirement.doesNotExist("tier")), "y/b")).isEqualTo(DENIED);
        assertThat(fromPods(where(Requirement.doesNotExist("tier")), "y/c")).isEqualTo(ALLOWED);
    }

    private Outcome fromPods(LabelSelector pods, String source) {
        return World.with(ingress(app("b"), rule(in(everything(), pods))))
                .verdict(source, "x/b", "TCP 80")
                .outcome();
    }

    @Test
    @DisplayName("S27: namespace selectors look at labels of namespaces, not of pods")
    void labelsOfTheRightObject() {
        World world = World.with(ingress(app("b"), rule(in(app("b")))));

        assertThat(world.outcome("y/a", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(World.with(ingress(app("a"), rule(in(app("b"))))).outcome("x/b", "x/a", "TCP 80"))
                .isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S28: every namespace can be selected by its name")
    void automaticLabel() {
        LabelSelector y = NamespaceScope.named("y").selector().orElseThrow();
        World world = World.with(ingress(app("b"), rule(in(y))));

        assertThat(world.outcome("y/a", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("z/a", "x/b", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S29: a namespace that nobody supplied has its name for a label and no other")
    void assumedNamespace() {
        assertThat(fromZ(everything())).isEqualTo(ALLOWED);
        assertThat(fromZ(where(Requirement.doesNotExist("team")))).isEqualTo(ALLOWED);
        assertThat(fromZ(where(Requirement.notIn("team", List.of("red"))))).isEqualTo(ALLOWED);
        assertThat(fromZ(NamespaceScope.named("z").selector().orElseThrow())).isEqualTo(ALLOWED);
        assertThat(fromZ(where(Requirement.exists("team")))).isEqualTo(DENIED);
    }

    private Outcome fromZ(LabelSelector namespaces) {
        return World.with(ingress(app("b"), rule(in(namespaces)))).outcome("z/a", "x/b", "TCP 80");
    }
}
