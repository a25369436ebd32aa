package io.netpol.reference;

import com.google.common.collect.ImmutableMap;
import io.netpol.net.IpAddress;
import io.netpol.net.IpSet;
import java.util.Map;

/**
 * Where a peer matches the other end of a connection.
 *
 * @param certain the addresses at which it does
 * @param supposed the addresses at which it does if something holds that is not known
 */
record Reach(IpSet certain, ImmutableMap<Supposition, IpSet> supposed) {
    static final Reach NOWHERE = at(IpSet.empty());

    static Reach at(IpSet addresses) {
        return new Reach(addresses, ImmutableMap.of());
    }

    /** Tells whether the peer matches an address under the assumptions. */
    boolean contains(IpAddress address, Assumptions assumptions) {
        if (certain.contains(address)) {
            return true;
        }
        for (Map.Entry<Supposition, IpSet> entry : supposed.entrySet()) {
            if (entry.getValue().contains(address) && assumptions.holds(entry.getKey())) {
                return true;
            }
        }
        return false;
    }
}
