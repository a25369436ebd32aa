package io.netpol.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import org.junit.jupiter.api.Test;

class EnumWordsTest {
    @Test
    void constantsAreWordsAndBack() {
        assertThat(EnumWords.words(HostNetworkPods.class)).containsExactly("as-nodes", "as-pods");
        assertThat(EnumWords.constant(HostNetworkPods.class, "as-pods")).contains(HostNetworkPods.AS_PODS);
    }

    @Test
    void onlyTheWordItselfIsTaken() {
        assertThat(EnumWords.constant(HostNetworkPods.class, "AS_PODS")).isEmpty();
        assertThat(EnumWords.constant(HostNetworkPods.class, "as-pod")).isEmpty();
    }
}
