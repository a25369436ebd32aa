package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.model.PolicyId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of files: readable, different for different policies, and never a way out of the folder. */
class ManifestFileNameTest {
    private static final String LONG_NAMESPACE = "n".repeat(63);

    private static String yaml(String namespace, String name) {
        return ManifestFileName.of(PolicyId.of(namespace, name), ManifestFormat.YAML);
    }

    @Test
    void namespaceAndName() {
        assertThat(yaml("shop", "allow-dns")).isEqualTo("shop_allow-dns.yaml");
        assertThat(yaml("payments", "allow-dns")).isEqualTo("payments_allow-dns.yaml");
        assertThat(yaml("shop", "v1.2-rc.3")).isEqualTo("shop_v1.2-rc.3.yaml");
        assertThat(ManifestFileName.of(PolicyId.of("shop", "allow-dns"), ManifestFormat.JSON))
                .isEqualTo("shop_allow-dns.json");
    }

    @Test
    void onWindowsDevicesKeepTheirNames() {
        assertThat(yaml("con", "nul")).isEqualTo("con_nul.yaml");
        assertThat(yaml("con", "a.b")).isEqualTo("con_a.b.yaml");
    }

    @Test
    void longNamesAreCutAndHashed() {
        String longest = "a".repeat(59);

        assertThat(yaml(LONG_NAMESPACE, longest))
                .isEqualTo(LONG_NAMESPACE + "_" + longest + ".yaml")
                .hasSize(128);
        assertThat(yaml(LONG_NAMESPACE, longest + "b"))
                .isEqualTo(LONG_NAMESPACE + "_" + "a".repeat(26) + "_859e6efad3ee7524c4076155871cb46c.yaml")
                .hasSize(128);
        assertThat(yaml(LONG_NAMESPACE, "a".repeat(253))).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop_api",
                "api.yaml",
                "shop_api.yml",
                "Shop_api.yaml",
                "shop_api.yaml ",
                "../shop_api.yaml",
                "a/b_c.yaml",
                "a\\b_c.yaml",
                "/a_b.yaml",
                "a_b_c.yaml",
                ".netpol-manifests",
                "shop_api.yaml\nshop_web.yaml"
            })
    void noOtherNameIsPossible(String name) {
        assertThat(ManifestFileName.isPossible(name)).isFalse();
    }

    @Test
    void noLongerNameIsPossible() {
        assertThat(ManifestFileName.isPossible("a_" + "b".repeat(121) + ".yaml"))
                .isTrue();
        assertThat(ManifestFileName.isPossible("a_" + "b".repeat(122) + ".yaml"))
                .isFalse();
    }
}
