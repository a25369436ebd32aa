package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.model.NetworkPolicy;
import io.netpol.validation.KubernetesVersion;
import io.netpol.yaml.document.DocumentReader;
import io.netpol.yaml.document.Limits;
import io.netpol.yaml.document.ObjectNode;
import io.netpol.yaml.document.SourceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Policies that are read without a draft are what they are with one, and of all others the same is said. */
class PlainPolicyProperties {
    private static final List<String> PATHS =
            List.of("", "metadata.name", "spec", "spec.ingress[0].from[1]", "spec.egress[0]");

    private static List<String> told(String text, ReadingOptions options, boolean direct) {
        Reading reading =
                ManifestReader.with(options, direct).add(text, "policies.json").read();
        List<String> told = new ArrayList<>();
        reading.problems().forEach(problem -> told.add(problem.toString()));
        for (NetworkPolicy policy : reading.cluster().policies()) {
            told.add(policy + " " + reading.syntax(policy.id()));
            PATHS.forEach(path -> told.add(path + " at " + reading.position(policy.id(), path)));
        }
        told.add(reading.otherKinds().toString());
        return told;
    }

    private static ReadingOptions options(Random random) {
        ReadingOptions.Builder options = ReadingOptions.builder().skipInvalid(true);
        if (random.nextInt(4) == 0) {
            options.kubernetes(new KubernetesVersion(20 + random.nextInt(20)));
        }
        if (random.nextInt(4) == 0) {
            options.strictCidr(random.nextBoolean());
        }
        if (random.nextInt(4) == 0) {
            options.defaultNamespace("mine");
        }
        return options.build();
    }

    @Property(tries = 20_000)
    void nothingTellsHowAPolicyWasRead(@ForAll Random random) {
        String text = WrittenPolicies.some(random);
        ReadingOptions options = options(random);
        List<String> without = told(text, options, false);
        assertThat(told(text, options, true)).as(text).isEqualTo(without);
    }

    /** What was read early of a list counts for nothing where the list goes wrong behind it. */
    @Property(tries = 4000)
    void nothingTellsHowTheRestOfABrokenTextWasRead(@ForAll Random random) {
        String whole = WrittenPolicies.some(random);
        int cut = random.nextInt(whole.length() + 1);
        String text = whole.substring(0, cut) + (random.nextBoolean() ? "" : whole.substring(random.nextInt(cut + 1)));
        ReadingOptions options = options(random);
        assertThat(told(text, options, true)).as(text).isEqualTo(told(text, options, false));
    }

    @Property(tries = 4000)
    void policiesAreEqualHoweverTheyWereRead(@ForAll Random random) {
        String text = WrittenPolicies.some(random);
        ReadingOptions options = options(random);
        assertThat(ManifestReader.with(options, true)
                        .add(text, "policies.json")
                        .read()
                        .cluster()
                        .policies())
                .as(text)
                .isEqualTo(ManifestReader.with(options, false)
                        .add(text, "policies.json")
                        .read()
                        .cluster()
                        .policies());
    }

    private static boolean isUnderstood(String text) {
        ObjectNode root = (ObjectNode) DocumentReader.read(text, new SourceName("policy.json"), Limits.DEFAULT)
                .documents()
                .get(0)
                .root();
        return new PlainPolicyReader("default").read(root) != null;
    }

    private static String policy(String spec) {
        return "{\"metadata\":{\"name\":\"a\",\"labels\":{\"b\":\"c\"},\"uid\":\"1\",\"generation\":2},\"spec\":" + spec
                + ",\"status\":{}}";
    }

    @Test
    void usualPoliciesAreReadWithoutADraft() {
        assertThat(isUnderstood(policy("{\"podSelector\":{}}"))).isTrue();
        assertThat(isUnderstood(policy("{\"podSelector\":{\"matchLabels\":{\"app\":\"web\"},\"matchExpressions\":["
                        + "{\"key\":\"a\",\"operator\":\"In\",\"values\":[\"b\",\"c\"]},"
                        + "{\"key\":\"a\",\"operator\":\"NotIn\",\"values\":[\"d\"]},"
                        + "{\"key\":\"a\",\"operator\":\"Exists\"},{\"key\":\"e\",\"operator\":\"DoesNotExist\"}]},"
                        + "\"policyTypes\":[\"Ingress\",\"Egress\"],\"ingress\":[{\"from\":[{\"podSelector\":{}},"
                        + "{\"namespaceSelector\":{}},{\"podSelector\":{},\"namespaceSelector\":{}},"
                        + "{\"ipBlock\":{\"cidr\":\"10.0.0.0/8\",\"except\":[\"10.1.0.0/16\"]}}],"
                        + "\"ports\":[{\"port\":80},{\"protocol\":\"UDP\",\"port\":\"dns\"},{\"protocol\":\"SCTP\"},"
                        + "{\"port\":80,\"endPort\":90},{}]},{}],\"egress\":[{\"to\":[],\"ports\":[]}]}")))
                .isTrue();
    }

    @Test
    void whatThereIsSomethingToSayOfIsLeftToTheDraft() {
        assertThat(isUnderstood(policy("{}"))).isFalse();
        assertThat(isUnderstood(policy("{\"podSelector\":null}"))).isFalse();
        assertThat(isUnderstood(policy("{\"podSelector\":{},\"policyTypes\":[\"Egress\"],\"ingress\":[{}]}")))
                .isFalse();
        assertThat(isUnderstood(policy("{\"podSelector\":{},\"ingress\":[{\"to\":[]}]}")))
                .isFalse();
        assertThat(isUnderstood(policy("{\"podSelector\":{},\"ingress\":[{\"from\":[{}]}]}")))
                .isFalse();
        assertThat(isUnderstood(
                        policy("{\"podSelector\":{},\"egress\":[{\"to\":[{\"ipBlock\":{\"cidr\":\"::1:0/96\"}}]}]}")))
                .isFalse();
        assertThat(isUnderstood("{\"metadata\":{\"generateName\":\"a\"},\"spec\":{\"podSelector\":{}}}"))
                .isFalse();
    }
}
