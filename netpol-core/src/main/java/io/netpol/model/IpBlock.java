package io.netpol.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import io.netpol.draft.IpBlockDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.net.Cidr;
import io.netpol.net.IpAddress;
import io.netpol.net.IpSet;
import io.netpol.validation.PeerRules;
import io.netpol.validation.Strictness;
import io.netpol.validation.Violations;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The addresses inside one CIDR and outside its exceptions (rules S30 to S35). An exception narrows this peer only; it
 * denies nothing. Pods' addresses match like any other.
 */
public sealed class IpBlock implements Peer {
    private final Cidr cidr;
    private final ImmutableList<Cidr> except;

    private IpBlock(Cidr cidr, ImmutableList<Cidr> except) {
        this.cidr = cidr;
        this.except = except;
        if (areInside(except, cidr)) {
            return;
        }
        Violations violations = Violations.collector();
        PeerRules.check(draft(cidr, except), Strictness.FULL, violations);
        violations.throwIfAnyError("The ipBlock");
    }

    private static boolean areInside(ImmutableList<Cidr> except, Cidr cidr) {
        for (Cidr network : except) {
            if (!network.isStrictSubsetOf(cidr)) {
                return false;
            }
        }
        return true;
    }

    /** Gives the block with all its addresses, from which exceptions can still be taken. */
    public static Whole whole(Cidr cidr) {
        return new Whole(cidr);
    }

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
        return new IpBlock(cidr, ImmutableList.copyOf(except));
    }

    /** Gives the block. */
    public final Cidr cidr() {
        return cidr;
    }

    /** Gives the exceptions, each inside the block and smaller than it. */
    public final ImmutableList<Cidr> except() {
        return except;
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
        return PeerDraft.builder().ipBlock(draft(cidr, except)).build();
    }

    private static IpBlockDraft draft(Cidr cidr, ImmutableList<Cidr> except) {
        IpBlockDraft.Builder draft = IpBlockDraft.builder().cidr(cidr.toString());
        except.forEach(exception -> draft.addExcept(exception.toString()));
        return draft.build();
    }

    /** Tells whether the other object is a block of the same CIDR with the same exceptions in the same order. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof IpBlock block && cidr.equals(block.cidr) && except.equals(block.except);
    }

    @Override
    public final int hashCode() {
        return 31 * cidr.hashCode() + except.hashCode();
    }

    @Override
    public final String toString() {
        return "IpBlock{cidr=" + cidr + ", except=" + except + "}";
    }

    /** A block with all its addresses. Exceptions are taken from it once, all of them together. */
    public static final class Whole extends IpBlock {
        private Whole(Cidr cidr) {
            super(cidr, ImmutableList.of());
        }

        /**
         * Gives the block without these networks.
         *
         * @param first a CIDR in the strict spelling that Kubernetes wants (rule V5.3)
         * @throws IllegalArgumentException if a text is no such CIDR
         * @throws io.netpol.validation.InvalidValueException if a network is not inside the block and smaller than it
         */
        public IpBlock except(String first, String... more) {
            return except(Lists.asList(first, more));
        }

        /**
         * Gives the block without these networks.
         *
         * @param cidrs CIDRs in the strict spelling that Kubernetes wants (rule V5.3)
         * @throws IllegalArgumentException if there is none, or a text is no such CIDR
         * @throws io.netpol.validation.InvalidValueException if a network is not inside the block and smaller than it
         */
        public IpBlock except(Iterable<String> cidrs) {
            ImmutableList<Cidr> parsed = ImmutableList.copyOf(Iterables.transform(cidrs, Cidr::parseStrict));
            if (parsed.isEmpty()) {
                throw new IllegalArgumentException("a list of no exceptions; for the whole block leave except out");
            }
            return IpBlock.of(cidr(), parsed);
        }
    }
}
