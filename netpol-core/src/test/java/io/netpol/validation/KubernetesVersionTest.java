package io.netpol.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesVersionTest {
    @ParameterizedTest
    @CsvSource({"1.36, 36", "v1.36, 36", "1.36.2, 36", "v1.8.15, 8", "1.100, 100"})
    void readsReleases(String text, int minor) {
        assertThat(KubernetesVersion.parse(text)).isEqualTo(new KubernetesVersion(minor));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "36", "2.0", "1.", "1.x", "1.36.", "V1.36", " 1.36", "1.36\n", "1.36-rc.1", "1.1000"})
    void refusesOtherTexts(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KubernetesVersion.parse(text))
                .withMessage("\"" + text + "\" is no Kubernetes version; write it as 1.37");
    }

    @Test
    void refusesReleasesWithoutEgress() {
        assertThat(KubernetesVersion.parse("1.8")).hasToString("1.8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KubernetesVersion.parse("1.7"))
                .withMessage(
                        "Kubernetes 1.7 is older than 1.8, the first release with egress rules; give 1.8 or newer");
    }

    @Test
    void knowsSinceWhenARuleHolds() {
        assertThat(new KubernetesVersion(25).checksSelectorValues()).isFalse();
        assertThat(new KubernetesVersion(26).checksSelectorValues()).isTrue();
        assertThat(new KubernetesVersion(33).publishesPodSelectorAsOptional()).isFalse();
        assertThat(new KubernetesVersion(34).publishesPodSelectorAsOptional()).isTrue();
        assertThat(new KubernetesVersion(35).refusesOddCidrs()).isFalse();
        assertThat(new KubernetesVersion(36).refusesOddCidrs()).isTrue();
    }

    @Test
    void strictnessFollowsTheRelease() {
        assertThat(Strictness.of(new KubernetesVersion(25))).isEqualTo(new Strictness(false, false));
        assertThat(Strictness.of(new KubernetesVersion(26))).isEqualTo(new Strictness(false, true));
        assertThat(Strictness.of(new KubernetesVersion(36))).isEqualTo(Strictness.FULL);
        assertThat(Strictness.of(KubernetesVersion.newest())).isEqualTo(Strictness.FULL);
    }

    @Test
    void strictCidrsCanBeSwitched() {
        Strictness old = Strictness.of(new KubernetesVersion(25));

        assertThat(Strictness.FULL.withCidrs(false)).isEqualTo(new Strictness(false, true));
        assertThat(old.withCidrs(true)).isEqualTo(new Strictness(true, false));
    }

    @Test
    void releasesAreOrdered() {
        assertThat(new KubernetesVersion(9)).isLessThan(new KubernetesVersion(10));
        assertThat(KubernetesVersion.newest()).isEqualByComparingTo(new KubernetesVersion(37));
    }
}
