package io.netpol.testing.assertj;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/**
 * Assertions that are all checked before any of them fails, those of AssertJ included.
 *
 * <pre>{@code
 * NetpolSoftAssertions.assertSoftly(softly -> {
 *     softly.assertThat(cluster).isolates("production/api");
 *     softly.assertThat(cluster).hasNoUnprotectedPods();
 * });
 * }</pre>
 *
 * <p>AssertJ's JUnit extension {@code SoftAssertionsExtension} injects it into fields and parameters of this type.
 */
public final class NetpolSoftAssertions extends AbstractSoftAssertions
        implements StandardSoftAssertionsProvider, NetpolSoftAssertionsProvider {

    /** Makes soft assertions; {@link #assertAll()} checks what they collected. */
    public NetpolSoftAssertions() {}

    /** Hands out soft assertions, and fails with all that they collected. */
    public static void assertSoftly(Consumer<NetpolSoftAssertions> assertions) {
        SoftAssertionsProvider.assertSoftly(NetpolSoftAssertions.class, assertions);
    }
}
