package io.netpol.yaml;

import io.netpol.internal.ValueStyle;
import io.netpol.validation.Channel;
import io.netpol.validation.KubernetesVersion;
import io.netpol.validation.Strictness;
import io.netpol.yaml.document.Limits;
import java.util.Optional;
import java.util.regex.Pattern;
import org.immutables.value.Value;

/** How manifests are read. */
@Value.Immutable(singleton = true)
@ValueStyle
public abstract sealed class ReadingOptions permits ImmutableReadingOptions {
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    ReadingOptions() {}

    /** What becomes of a peer of a cluster-wide policy that only some later version of the API could know. */
    public enum UnknownPeers {
        /** It is an error, as any other field that is not known. */
        REFUSE,
        /**
         * Its rule fails closed, with a warning: one that accepts matches nothing, and one that denies or passes denies
         * everything.
         */
        FAIL_CLOSED
    }

    /** Gives the release of Kubernetes by whose rules manifests are judged; the newest known unless told otherwise. */
    @Value.Default
    public KubernetesVersion kubernetes() {
        return KubernetesVersion.newest();
    }

    /** Tells whether ipBlocks in odd spellings are refused; empty for what the release does (rules V5.3, V5.5). */
    public abstract Optional<Boolean> strictCidr();

    /** Gives the channel of the cluster-wide policy API by whose schema manifests are judged. */
    @Value.Default
    public Channel channel() {
        return Channel.EXPERIMENTAL;
    }

    /** Gives what becomes of a peer of a cluster-wide policy that is described by a field that is not known here. */
    @Value.Default
    public UnknownPeers unknownPeers() {
        return UnknownPeers.REFUSE;
    }

    /** Gives the namespace of objects that name none (rule S9). */
    @Value.Default
    public String defaultNamespace() {
        return "default";
    }

    /** Gives the size in bytes above which a file is refused; 32 MiB unless told otherwise. */
    @Value.Default
    public long maxFileBytes() {
        return Limits.DEFAULT.maxBytes();
    }

    /** Tells whether objects with errors are left out and the valid rest is used; every problem is still reported. */
    @Value.Default
    public boolean skipInvalid() {
        return false;
    }

    /** Gives the options by default. */
    public static ReadingOptions defaults() {
        return ImmutableReadingOptions.of();
    }

    /** Gives a builder that starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        if (!NAMESPACE.matcher(defaultNamespace()).matches()) {
            throw new IllegalArgumentException("\"" + defaultNamespace()
                    + "\" cannot be the name of a namespace: lower-case letters, digits and '-', at most 63, starting and"
                    + " ending with a letter or digit, such as my-name");
        }
        if (maxFileBytes() < 1) {
            throw new IllegalArgumentException(
                    maxFileBytes() + " is no size of a file; give a number of bytes, 1 or more");
        }
    }

    final Strictness strictness() {
        Strictness byRelease = Strictness.of(kubernetes());
        return strictCidr().map(byRelease::withCidrs).orElse(byRelease);
    }

    /** Builds {@link ReadingOptions}. */
    public static final class Builder extends ImmutableReadingOptions.Builder {
        Builder() {}
    }
}
