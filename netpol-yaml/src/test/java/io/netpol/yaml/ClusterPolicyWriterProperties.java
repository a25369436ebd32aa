package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import io.netpol.draft.PolicyKind;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.validation.Channel;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is written of cluster-wide policies reads back equal, in the version of the API that has their kind. */
class ClusterPolicyWriterProperties {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Provide
    Arbitrary<ClusterNetworkPolicy> clusterNetworkPolicies() {
        return HostileClusterPolicies.all(PolicyKind.CLUSTER_NETWORK_POLICY, Channel.EXPERIMENTAL);
    }

    @Provide
    Arbitrary<ClusterNetworkPolicy> adminNetworkPolicies() {
        return HostileClusterPolicies.all(PolicyKind.ADMIN_NETWORK_POLICY, Channel.EXPERIMENTAL);
    }

    @Provide
    Arbitrary<ClusterNetworkPolicy> baselineAdminNetworkPolicies() {
        return HostileClusterPolicies.all(PolicyKind.BASELINE_ADMIN_NETWORK_POLICY, Channel.EXPERIMENTAL);
    }

    @Provide
    Arbitrary<ClusterNetworkPolicy> policies() {
        return Arbitraries.oneOf(clusterNetworkPolicies(), adminNetworkPolicies(), baselineAdminNetworkPolicies());
    }

    @Provide
    Arbitrary<ClusterNetworkPolicy> standardPolicies() {
        return Arbitraries.of(PolicyKind.values())
                .filter(PolicyKind::isClusterWide)
                .flatMap(kind -> HostileClusterPolicies.all(kind, Channel.STANDARD));
    }

    @Property(tries = 10_000)
    void clusterNetworkPolicyReadsBackEqual(@ForAll("clusterNetworkPolicies") ClusterNetworkPolicy policy) {
        assertReadsBack(policy, ReadingOptions.defaults());
    }

    @Property(tries = 10_000)
    void adminNetworkPolicyReadsBackEqual(@ForAll("adminNetworkPolicies") ClusterNetworkPolicy policy) {
        assertReadsBack(policy, ReadingOptions.defaults());
    }

    @Property(tries = 10_000)
    void baselineAdminNetworkPolicyReadsBackEqual(@ForAll("baselineAdminNetworkPolicies") ClusterNetworkPolicy policy) {
        assertReadsBack(policy, ReadingOptions.defaults());
    }

    /** Also with ports by name beside networks, which only this channel takes. */
    @Property(tries = 1000)
    void inTheStandardChannelToo(@ForAll("standardPolicies") ClusterNetworkPolicy policy) {
        assertReadsBack(
                policy, ReadingOptions.builder().channel(Channel.STANDARD).build());
    }

    private static void assertReadsBack(ClusterNetworkPolicy policy, ReadingOptions options) {
        String yaml = Manifests.write(policy);
        Reading reading = Texts.read(yaml, options);
        assertThat(Texts.lines(reading)).as(yaml).isEmpty();
        assertThat(reading.cluster().clusterPolicies()).as(yaml).containsExactly(policy);
    }

    @Property(tries = 1000)
    void jsonReadsBackEqual(@ForAll("policies") ClusterNetworkPolicy policy) throws JsonProcessingException {
        String json = MAPPER.writeValueAsString(ManifestJson.of(policy));
        Reading reading = ManifestReader.with(ReadingOptions.defaults())
                .add(json, "policy.json")
                .read();
        assertThat(Texts.lines(reading)).as(json).isEmpty();
        assertThat(reading.cluster().clusterPolicies()).as(json).containsExactly(policy);
    }

    @Property(tries = 1000)
    void everyTextIsATextForPlainYamlToo(@ForAll("policies") ClusterNetworkPolicy policy) {
        Map<String, Object> expected =
                MAPPER.convertValue(ManifestJson.of(policy), new TypeReference<Map<String, Object>>() {});
        Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(Manifests.write(policy));
        assertThat(loaded).isEqualTo(expected);
    }

    @Property(tries = 200)
    void severalPoliciesAreOneStream(
            @ForAll("clusterNetworkPolicies") ClusterNetworkPolicy one,
            @ForAll("adminNetworkPolicies") ClusterNetworkPolicy other) {
        assertThat(Manifests.writeClusterPolicies(ImmutableList.of(one, other)))
                .isEqualTo(Manifests.write(one) + "---\n" + Manifests.write(other));
    }

    @Property(tries = 200)
    void sameBytesEachTime(@ForAll("policies") ClusterNetworkPolicy policy) {
        ClusterNetworkPolicy again =
                Texts.read(Manifests.write(policy)).cluster().clusterPolicies().get(0);
        assertThat(Manifests.write(again)).isEqualTo(Manifests.write(policy));
    }
}
