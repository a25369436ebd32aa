package io.netpol.eval;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netpol.internal.ValueStyle;
import io.netpol.model.DomainName;
import io.netpol.net.Cidr;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.IpSet;
import org.immutables.value.Value;

/** The points that NetworkPolicy leaves to the network plugin, and the facts that manifests leave out. */
@Value.Immutable
@ValueStyle
public abstract sealed class EvaluationOptions permits ImmutableEvaluationOptions {
    private static final ImmutableList<Cidr> PRIVATE_RANGES = ImmutableList.of(
            Cidr.parse("10.0.0.0/8"),
            Cidr.parse("172.16.0.0/12"),
            Cidr.parse("192.168.0.0/16"),
            Cidr.parse("100.64.0.0/10"),
            Cidr.parse("fd00::/8"));

    EvaluationOptions() {}

    /** What a pod on the host network counts as (rule S50). */
    public enum HostNetworkPods {
        /** As its node: no policy selects it, no pod selector matches it. What nearly all plugins do. */
        AS_NODES,
        /** As a pod like any other. */
        AS_PODS
    }

    /** What a policy says about connections from a pod to the node on which it runs (rule S52). */
    public enum EgressToOwnNode {
        /** They need a rule like any other. */
        ENFORCED,
        /** They are always allowed. */
        ALLOWED
    }

    /** The address families asked about where both ends could use either. */
    public enum IpFamilies {
        /** IPv4, and IPv6 where the input mentions an IPv6 address. */
        AUTO,
        /** IPv4 only. */
        IPV4,
        /** IPv6 only. */
        IPV6,
        /** Both. */
        BOTH
    }

    /** Gives what pods on the host network count as. */
    @Value.Default
    public HostNetworkPods hostNetworkPods() {
        return HostNetworkPods.AS_NODES;
    }

    /** Tells whether an ipBlock matches the addresses of pods (rule S31); some plugins do not let it. */
    @Value.Default
    public boolean ipBlockMatchesPods() {
        return true;
    }

    /** Gives what holds for connections from a pod to its own node. */
    @Value.Default
    public EgressToOwnNode egressToOwnNode() {
        return EgressToOwnNode.ENFORCED;
    }

    /** Gives the address families asked about. */
    @Value.Default
    public IpFamilies ipFamilies() {
        return IpFamilies.AUTO;
    }

    /** Gives the ranges in which a pod without a known address is (rule S55); the private ranges unless declared. */
    @Value.Default
    public ImmutableList<Cidr> podCidrs() {
        return PRIVATE_RANGES;
    }

    /**
     * Gives the addresses to which domain names resolve, by name: all of them for each name that stands here, a wildcard
     * included. What no name here covers is not known (peers by domain names of cluster-wide policies).
     */
    public abstract ImmutableMap<DomainName, ImmutableSet<IpAddress>> domainNames();

    /** Gives the addresses of one family that a pod without a known address can have. */
    public final IpSet podAddresses(IpFamily family) {
        IpSet addresses = IpSet.empty();
        for (Cidr cidr : podCidrs()) {
            if (cidr.family() == family) {
                addresses = addresses.union(IpSet.of(cidr));
            }
        }
        return addresses;
    }

    /** Gives the options that the specification takes by default. */
    public static EvaluationOptions defaults() {
        return ImmutableEvaluationOptions.builder().build();
    }

    /** Gives a builder that starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        if (podCidrs().isEmpty()) {
            throw new IllegalArgumentException(
                    "no pod CIDR: pods without an address would be nowhere; give at least one range");
        }
    }

    /** Builds {@link EvaluationOptions}. */
    public static final class Builder extends ImmutableEvaluationOptions.Builder {
        Builder() {}
    }
}
