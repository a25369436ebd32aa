package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import io.netpol.eval.End;
import io.netpol.net.IpSet;
import java.util.List;

/**
 * What a subject stands for in one cluster.
 *
 * @param pods pods, each at any of its addresses or at the one that was named
 * @param addresses nodes' and external addresses; those that pods have are not meant, and may be among them
 */
record SubjectEnds(ImmutableList<End> pods, IpSet addresses) {
    static final SubjectEnds NONE = new SubjectEnds(ImmutableList.of(), IpSet.empty());

    static SubjectEnds of(List<End> pods) {
        return new SubjectEnds(ImmutableList.copyOf(pods), IpSet.empty());
    }

    static SubjectEnds of(IpSet addresses) {
        return new SubjectEnds(ImmutableList.of(), addresses);
    }

    SubjectEnds with(SubjectEnds other) {
        return new SubjectEnds(
                ImmutableList.<End>builder().addAll(pods).addAll(other.pods).build(), addresses.union(other.addresses));
    }
}
