package io.netpol.analysis;

import io.netpol.cluster.WorkloadId;
import io.netpol.net.IpRange;
import java.util.function.Function;

/** One end of a row: a workload, or a range of addresses that are no pod of the input. */
public sealed interface RowEnd {
    /** Gives the result of the function for this kind of end. */
    default <T> T match(
            Function<? super Workload, ? extends T> workload, Function<? super Addresses, ? extends T> addresses) {
        return this instanceof Workload w ? workload.apply(w) : addresses.apply((Addresses) this);
    }

    /**
     * All pods of a workload.
     *
     * @param id the workload
     */
    record Workload(WorkloadId id) implements RowEnd {
        /** Gives {@code namespace/name[Kind]}. */
        @Override
        public String toString() {
            return id.toString();
        }
    }

    /**
     * Addresses that the policies do not tell apart.
     *
     * @param range the addresses, both ends included
     */
    record Addresses(IpRange range) implements RowEnd {
        /** Gives {@code first-last[External]}. */
        @Override
        public String toString() {
            return range + "[External]";
        }
    }
}
