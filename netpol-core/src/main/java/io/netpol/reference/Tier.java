package io.netpol.reference;

import io.netpol.eval.DirectionExplanation;
import io.netpol.net.Protocol;
import java.util.Optional;

/** One tier of policies. At each end of a connection the tiers are asked in order; the first that decides has decided. */
interface Tier {
    /** Decides one connection at one end, or leaves it to the next tier. */
    Optional<DirectionExplanation> decide(Side side, Protocol protocol, int port);

    /** Decides all ports at one end, as far as the tier does; equal to {@link #decide} port by port. */
    TierAnswer answer(Side side);
}
