package io.netpol.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {
    private static final List<String> FIELDS = List.of("ingress", "egress", "podSelector", "policyTypes", "ports");

    @ParameterizedTest
    @CsvSource({
        "podSelector, podSelector",
        "podselector, podSelector",
        "PODSELECTOR, podSelector",
        "podSelectors, podSelector",
        "podSelecotr, podSelector",
        "podSlector, podSelector",
        "pod_Selector, podSelector",
        "pdoSeleector, podSelector",
        "policyType, policyTypes",
        "ingres, ingress",
        "egres, egress",
        "port, ports",
        "prots, ports"
    })
    void findsWhatIsMeant(String word, String meant) {
        assertThat(Nearest.to(word, FIELDS)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "spec", "namespaceSelector", "pod", "http", "selector"})
    void findsNothingThatIsTooFar(String word) {
        assertThat(Nearest.to(word, FIELDS)).isEmpty();
    }

    @Test
    void aThirdOfTheLettersMayBeWrong() {
        assertThat(Nearest.to("abcxyz", List.of("abcx--"))).contains("abcx--");
        assertThat(Nearest.to("abcxyz", List.of("abc---"))).isEmpty();
        // in a short word one letter
        assertThat(Nearest.to("ab", List.of("ac"))).contains("ac");
        assertThat(Nearest.to("ab", List.of("cd"))).isEmpty();
        assertThat(Nearest.to("", List.of("a"))).contains("a");
        assertThat(Nearest.to("a", List.of(""))).contains("");
    }

    @Test
    void neighboursThatChangedPlacesAreOneMistake() {
        assertThat(Nearest.to("ba", List.of("ab"))).contains("ab");
        assertThat(Nearest.to("abdc", List.of("abcd"))).contains("abcd");
        // two mistakes in four letters
        assertThat(Nearest.to("badc", List.of("abcd"))).isEmpty();
    }

    @Test
    void theNearestWins() {
        assertThat(Nearest.to("frontend", List.of("fronted2", "frontend2", "brontend1")))
                .contains("frontend2");
    }

    @Test
    void theFirstInTheAlphabetWinsWhateverTheOrder() {
        assertThat(Nearest.to("web0", List.of("web3", "web1", "web2"))).contains("web1");
        assertThat(Nearest.to("web0", List.of("web1", "web2", "web3"))).contains("web1");
    }

    @Test
    void withoutCandidatesThereIsNothing() {
        assertThat(Nearest.to("a", List.of())).isEmpty();
    }
}
