package io.netpol.validation;

import static io.netpol.validation.ViolationKind.INVALID;
import static io.netpol.validation.ViolationKind.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.junit.jupiter.api.Test;

class ViolationsTest {
    @Test
    void pathsGrowFromTheRoot() {
        Violations root = Violations.collector();
        Violations rule = root.field("spec").field("ingress").item(2);

        root.error(INVALID, "at the root");
        root.item(0).error(INVALID, "in a list");
        rule.field("ports").item(0).warning(REQUIRED, "deep");
        rule.entryError("key", INVALID, "in a map");

        assertThat(rule.toList())
                .isEqualTo(root.toList())
                .containsExactly(
                        new Violation(Severity.ERROR, "", "", INVALID, "at the root"),
                        new Violation(Severity.ERROR, "[0]", "", INVALID, "in a list"),
                        new Violation(Severity.WARNING, "spec.ingress[2].ports[0]", "", REQUIRED, "deep"),
                        new Violation(Severity.ERROR, "spec.ingress[2]", "key", INVALID, "in a map"));
        assertThat(root.toList())
                .extracting(Violation::toString)
                .containsExactly(
                        "at the root", "[0]: in a list", "spec.ingress[2].ports[0]: deep", "spec.ingress[2]: in a map");
    }

    @Test
    void warningsAloneDoNotThrow() {
        Violations violations = Violations.collector();
        violations.warning(INVALID, "only a word");

        assertThatCode(() -> violations.throwIfAnyError("The thing")).doesNotThrowAnyException();
    }

    @Test
    void theExceptionHoldsEveryErrorAndNoWarning() {
        Violations violations = Violations.collector();
        violations.field("a").error(INVALID, "is bad");
        violations.field("b").warning(INVALID, "is odd");
        violations.field("c").error(REQUIRED, "is missing");

        assertThatThrownBy(() -> violations.throwIfAnyError("The thing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The thing is not valid: a: is bad; c: is missing")
                .asInstanceOf(type(InvalidValueException.class))
                .satisfies(thrown -> assertThat(thrown.violations())
                        .containsExactly(
                                violations.toList().get(0), violations.toList().get(2)));
    }

    @Test
    void kindsAndSeveritiesHaveStableWords() {
        assertThat(ViolationKind.values())
                .extracting(ViolationKind::code)
                .containsExactly("required", "invalid", "unsupported", "forbidden", "duplicate", "too-long");
        assertThat(Severity.values()).extracting(Severity::code).containsExactly("error", "warning");
    }
}
