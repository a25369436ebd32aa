package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import io.netpol.model.NetworkPolicy;
import io.netpol.testkit.Policies;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is written reads back equal, by this reader and as plain YAML 1.1. */
class ManifestWriterProperties {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Provide
    Arbitrary<NetworkPolicy> policies() {
        return Policies.allDrafts().map(Policies::meaning);
    }

    @Provide
    Arbitrary<NetworkPolicy> hostilePolicies() {
        return HostilePolicies.all();
    }

    @Property(tries = 10_000)
    void writtenPolicyReadsBackEqual(@ForAll("policies") NetworkPolicy policy) {
        assertReadsBack(policy);
    }

    @Property(tries = 1000)
    void writtenPolicyWithHostileTextsReadsBackEqual(@ForAll("hostilePolicies") NetworkPolicy policy) {
        assertReadsBack(policy);
    }

    private static void assertReadsBack(NetworkPolicy policy) {
        String yaml = Manifests.write(policy);
        Reading reading = Texts.read(yaml);
        assertThat(Texts.lines(reading)).as(yaml).isEmpty();
        assertThat(reading.cluster().policies()).as(yaml).containsExactly(policy);
        PolicySyntax syntax = reading.syntax(policy.id()).orElseThrow();
        assertThat(syntax.policyTypesMissing() || syntax.podSelectorMissing()).isFalse();
        assertThat(syntax.inertRules()).isEmpty();
    }

    @Property(tries = 1000)
    void jsonReadsBackEqual(@ForAll("hostilePolicies") NetworkPolicy policy) throws JsonProcessingException {
        String json = MAPPER.writeValueAsString(ManifestJson.of(policy));
        Reading reading = ManifestReader.with(ReadingOptions.defaults())
                .add(json, "policy.json")
                .read();
        assertThat(Texts.lines(reading)).as(json).isEmpty();
        assertThat(reading.cluster().policies()).as(json).containsExactly(policy);
        assertThat(ManifestJson.read(ManifestJson.of(policy))).isEqualTo(policy);
    }

    @Property(tries = 1000)
    void everyTextIsATextForPlainYamlToo(@ForAll("hostilePolicies") NetworkPolicy policy) {
        Map<String, Object> expected =
                MAPPER.convertValue(ManifestJson.of(policy), new TypeReference<Map<String, Object>>() {});
        Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(Manifests.write(policy));
        assertThat(loaded).isEqualTo(expected);
    }

    @Property(tries = 200)
    void severalPoliciesAreOneStream(
            @ForAll("policies") NetworkPolicy one, @ForAll("hostilePolicies") NetworkPolicy other) {
        NetworkPolicy elsewhere =
                NetworkPolicy.builder().from(other).namespace("elsewhere").build();
        String yaml = Manifests.write(ImmutableList.of(one, elsewhere));
        assertThat(yaml).isEqualTo(Manifests.write(one) + "---\n" + Manifests.write(elsewhere));
        assertThat(Texts.read(yaml).cluster().policies()).containsExactlyInAnyOrder(one, elsewhere);
    }

    @Property(tries = 200)
    void sameBytesEachTime(@ForAll("hostilePolicies") NetworkPolicy policy) {
        NetworkPolicy again =
                Texts.read(Manifests.write(policy)).cluster().policies().get(0);
        assertThat(Manifests.write(again)).isEqualTo(Manifests.write(policy));
    }

    @Provide
    Arbitrary<String> headers() {
        return Arbitraries.of(
                        "word",
                        "\n",
                        " ",
                        "# ",
                        "---",
                        "kind: Pod",
                        "{",
                        "\t",
                        "\r",
                        "\u0085",
                        "\u2028",
                        "%YAML 1.2",
                        "é")
                .list()
                .ofMaxSize(6)
                .map(pieces -> String.join("", pieces));
    }

    /** A header is refused, or a comment and nothing else, to this reader and to others. */
    @Property(tries = 1000)
    void noHeaderAddsAnything(@ForAll("headers") String header, @ForAll("policies") NetworkPolicy policy) {
        ManifestWriter writer;
        try {
            writer = ManifestWriter.with(WritingOptions.builder().header(header).build());
        } catch (IllegalArgumentException refused) {
            assertThat(header.isBlank() || header.chars().anyMatch(c -> "\r\u0085\u2028".indexOf(c) >= 0))
                    .isTrue();
            return;
        }
        String yaml = writer.text(policy);
        assertThat(yaml).endsWith("\n" + Manifests.write(policy));
        Reading reading = Texts.read(yaml);
        assertThat(Texts.lines(reading)).as(yaml).isEmpty();
        assertThat(reading.cluster().policies()).containsExactly(policy);
        Yaml plain = new Yaml(new SafeConstructor(new LoaderOptions()));
        assertThat(plain.<Object>load(yaml)).isEqualTo(plain.load(Manifests.write(policy)));
    }
}
