package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.model.PolicyId;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No two policies share a file, however alike and however long their names are. */
class ManifestFileNameProperties {
    private static final String LONG_NAMESPACE = "n".repeat(63);

    @Provide
    Arbitrary<PolicyId> policies() {
        Arbitrary<String> namespace =
                Arbitraries.of("a", "a-a", "aa", "con", LONG_NAMESPACE, LONG_NAMESPACE.substring(1));
        Arbitrary<String> start = Arbitraries.of("a", "aa", "a.a", "a-a", "a".repeat(58), "a".repeat(120));
        Arbitrary<String> end = Arbitraries.of("", "a", ".a", "-a", "b", ".yaml", "a".repeat(120));
        return Combinators.combine(namespace, start, end).as((n, s, e) -> PolicyId.of(n, s + e));
    }

    @Property
    void differentPoliciesHaveDifferentFiles(
            @ForAll("policies") PolicyId one, @ForAll("policies") PolicyId other, @ForAll ManifestFormat format) {
        String name = ManifestFileName.of(one, format);

        assertThat(ManifestFileName.of(other, format).equals(name)).isEqualTo(one.equals(other));
        assertThat(name)
                .isEqualTo(name.toLowerCase(Locale.ROOT))
                .hasSizeLessThanOrEqualTo(ManifestFileName.LONGEST)
                .matches(ManifestFileName::isPossible);
        assertThat(ManifestFileName.format(name)).isEqualTo(format);
    }
}
