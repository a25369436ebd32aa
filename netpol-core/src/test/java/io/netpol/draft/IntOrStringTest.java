package io.netpol.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntOrStringTest {
    @Test
    void aNumber() {
        IntOrString number = IntOrString.of(80);

        assertThat(number.number()).hasValue(80);
        assertThat(number.text()).isEqualTo("80");
        assertThat(number).hasToString("80");
    }

    @Test
    void aText() {
        IntOrString text = IntOrString.of("80");

        assertThat(text.number()).isEmpty();
        assertThat(text.text()).isEqualTo("80");
        assertThat(text).hasToString("\"80\"").isNotEqualTo(IntOrString.of(80));
    }

    @Test
    void equality() {
        assertThat(IntOrString.of(80)).isEqualTo(IntOrString.of(80)).hasSameHashCodeAs(IntOrString.of(80));
        assertThat(IntOrString.of("a")).isEqualTo(IntOrString.of("a")).hasSameHashCodeAs(IntOrString.of("a"));
        assertThat(IntOrString.of(80)).isNotEqualTo(IntOrString.of(81)).isNotEqualTo("80");
        assertThat(IntOrString.of("a")).isNotEqualTo(IntOrString.of("b"));
    }
}
