package io.netpol.model;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.IpBlockDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.internal.ValueStyle;
import io.netpol.net.Cidr;
import io.netpol.net.IpAddress;
import io.netpol.net.IpSet;
import io.netpol.validation.PeerRules;
import io.netpol.validation.Strictness;
import io.netpol.validation.Violations;
import java.util.Arrays;
import org.immutables.value.Value;

/**
 * The addresses inside one CIDR and outside its exceptions (rules S30 to S35). An exception narrows this peer only; it
 * denies nothing. Pods' addresses match like any other.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class IpBlock implements Peer permits ImmutableIpBlock {
    IpBlock() {}

    /** Gives the block. */
    public abstract Cidr cidr();

    /** Gives the exceptions, each inside the block and smaller than it. */
    public abstract ImmutableList<Cidr> except();

    /**
     * Gives the block without the exceptions.
     *
     * @throws io.netpol.validation.InvalidValueException if an exception is not inside the block and smaller than it
     */
    public static IpBlock of(Cidr cidr, Cidr... except) {
        return of(cidr, Arrays.asList(except));
    }

    /**
     * Gives the block without the exceptions.
     *
     * @throws io.netpol.validation.InvalidValueException if an exception is not inside the block and smaller than it
     */
    public static IpBlock of(Cidr cidr, Iterable<Cidr> except) {
        return ImmutableIpBlock.builder().cidr(cidr).except(except).build();
    }

    /** Tells whether an address is inside the block and outside every exception. */
    public final boolean contains(IpAddress address) {
        return cidr().contains(address) && except().stream().noneMatch(except -> except.contains(address));
    }

    /** Gives all addresses of the block, without those of the exceptions. */
    public final IpSet addresses() {
        IpSet addresses = IpSet.of(cidr());
        for (Cidr except : except()) {
            addresses = addresses.minus(IpSet.of(except));
        }
        return addresses;
    }

    @Override
    public final PeerDraft toDraft() {
        return PeerDraft.builder().ipBlock(blockDraft()).build();
    }

    private IpBlockDraft blockDraft() {
        IpBlockDraft.Builder draft = IpBlockDraft.builder().cidr(cidr().toString());
        except().forEach(except -> draft.addExcept(except.toString()));
        return draft.build();
    }

    @Value.Check
    void check() {
        Violations violations = Violations.collector();
        PeerRules.check(blockDraft(), Strictness.FULL, violations);
        violations.throwIfAnyError("The ipBlock");
    }
}
