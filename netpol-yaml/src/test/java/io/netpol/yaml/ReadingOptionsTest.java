package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netpol.model.IpBlock;
import io.netpol.model.LabelSelector;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peers;
import io.netpol.net.Cidr;
import io.netpol.validation.KubernetesVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the release of Kubernetes and the other options change. */
class ReadingOptionsTest {
    private static final String POLICY = Texts.HEADER + "spec: %s\n";

    private static ReadingOptions.Builder version(String version) {
        return ReadingOptions.builder().kubernetes(KubernetesVersion.parse(version));
    }

    private static Reading read(String spec, ReadingOptions.Builder options) {
        return Texts.read(POLICY.formatted(spec), options.build());
    }

    @Test
    void defaults() {
        ReadingOptions defaults = ReadingOptions.defaults();
        assertThat(defaults).isEqualTo(ReadingOptions.builder().build());
        assertThat(defaults.kubernetes()).isEqualTo(KubernetesVersion.newest());
        assertThat(defaults.strictCidr()).isEmpty();
        assertThat(defaults.defaultNamespace()).isEqualTo("default");
        assertThat(defaults.maxFileBytes()).isEqualTo(32L * 1024 * 1024);
        assertThat(defaults.skipInvalid()).isFalse();
    }

    // --- ipBlocks in odd spellings (rules V5.3, V5.5)

    private static final String ODD_BLOCK =
            "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 010.1.0.0/8, except: ['::ffff:10.2.0.0/112']}}]}]}";

    @ParameterizedTest
    @CsvSource({
        "1.37,     , error",
        "1.36,     , error",
        "1.35,     , warning",
        "1.20,     , warning",
        "1.36, true, error",
        "1.35, true, error",
        "1.36, false, warning",
        "1.35, false, warning"
    })
    void oddBlocks(String kubernetes, Boolean strict, String severity) {
        ReadingOptions.Builder options = version(kubernetes);
        if (strict != null) {
            options.strictCidr(strict);
        }
        Reading reading = read(ODD_BLOCK, options);
        String place = severity + ": NetworkPolicy shop/api: spec.ingress[0].from[0].ipBlock.";
        List<String> problems = Texts.lines(reading).stream()
                .filter(line -> !line.contains("[pod-selector-omitted]"))
                .toList();
        assertThat(problems)
                .containsExactly(
                        "policy.yaml:6:60: " + place
                                + "cidr: \"010.1.0.0/8\" has leading zeros; write 10.0.0.0/8 [invalid]",
                        "policy.yaml:6:82: " + place
                                + "except[0]: \"::ffff:10.2.0.0/112\" is an IPv4 address in IPv6 clothes; write 10.2.0.0/16"
                                + " [invalid]");
        if (severity.equals("warning")) {
            assertThat(reading.cluster().policies().get(0).ingress().get(0).peers())
                    .isEqualTo(Peers.of(IpBlock.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("10.2.0.0/16"))));
        } else {
            assertThat(reading.errors()).hasSize(2);
        }
    }

    @Test
    void notCanonicalIpv6IsAWarningEverywhere() {
        String spec = "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: '2001:DB8::/32'}}]}]}";
        assertThat(Texts.lines(read(spec, version("1.37"))))
                .containsExactly(
                        "policy.yaml:6:60: warning: NetworkPolicy shop/api: spec.ingress[0].from[0].ipBlock.cidr:"
                                + " \"2001:DB8::/32\" is not the canonical spelling (RFC 5952); write 2001:db8::/32 [invalid]");
    }

    // --- selector values (rule V2.3)

    private static LabelSelector selectorBefore126(String requirement) {
        Reading reading = read("{podSelector: {matchExpressions: [{key: app, " + requirement + "}]}}", version("1.25"));
        assertThat(reading.problems()).hasSize(1).noneMatch(Problem::isError);
        return reading.cluster().policies().get(0).podSelector();
    }

    @Test
    void selectorValueThatNoLabelCanHave() {
        String spec = "{podSelector: {matchExpressions: [{key: app, operator: In, values: [-bad]}]}}";
        String message =
                "NetworkPolicy shop/api: spec.podSelector.matchExpressions[0].values[0]: \"-bad\" is no label value:"
                        + " it is empty, or may hold letters, digits, '-', '_' and '.', and starts and ends with a letter or digit";
        assertThat(Texts.lines(read(spec, version("1.26"))))
                .containsExactly("policy.yaml:6:75: error: " + message + " [invalid]");
        assertThat(Texts.lines(read(spec, version("1.25"))))
                .containsExactly("policy.yaml:6:75: warning: " + message
                        + "; no label has this value, and Kubernetes 1.26 refuses it [invalid]");
    }

    @Test
    void selectorValueThatNoLabelCanHaveKeepsItsMeaning() {
        Map<String, String> good = Map.of("app", "good");
        Map<String, String> other = Map.of("app", "other");

        LabelSelector inBad = selectorBefore126("operator: In, values: [-bad]");
        assertThat(List.of(inBad.matches(Map.of()), inBad.matches(good))).containsOnly(false);

        LabelSelector inBadOrGood = selectorBefore126("operator: In, values: [-bad, good]");
        assertThat(inBadOrGood.matches(good)).isTrue();
        assertThat(List.of(inBadOrGood.matches(Map.of()), inBadOrGood.matches(other)))
                .containsOnly(false);

        LabelSelector notInBad = selectorBefore126("operator: NotIn, values: [-bad]");
        assertThat(List.of(notInBad.matches(Map.of()), notInBad.matches(good))).containsOnly(true);

        LabelSelector notInBadOrGood = selectorBefore126("operator: NotIn, values: [-bad, good]");
        assertThat(notInBadOrGood.matches(good)).isFalse();
        assertThat(List.of(notInBadOrGood.matches(Map.of()), notInBadOrGood.matches(other)))
                .containsOnly(true);
    }

    // --- podSelector left out (rule S3)

    @Test
    void omittedPodSelector() {
        String warning =
                "warning: NetworkPolicy shop/api: spec: podSelector is left out, which clients before Kubernetes"
                        + " 1.34 refuse; write podSelector: {} [pod-selector-omitted]";
        assertThat(Texts.lines(read("{policyTypes: [Ingress]}", version("1.33"))))
                .containsExactly("policy.yaml:6:7: " + warning);
        assertThat(Texts.lines(Texts.read(Texts.HEADER, version("1.33").build())))
                .containsExactly("policy.yaml:1:1: " + warning);
        assertThat(Texts.lines(read("{podSelector: {}}", version("1.33")))).isEmpty();
        assertThat(Texts.lines(read("{policyTypes: [Ingress]}", version("1.34"))))
                .isEmpty();
        assertThat(read("{policyTypes: [Ingress]}", version("1.33")).cluster().policies())
                .extracting(NetworkPolicy::podSelector)
                .containsExactly(LabelSelector.everything());
    }

    @Test
    void sizeMustAllowSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManifestReader.with(
                        ReadingOptions.builder().maxFileBytes(0).build()));
    }
}
