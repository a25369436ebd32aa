package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.PortRange;
import io.netpol.net.Protocol;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Cuts all ports in ranges that the rules cannot tell apart: a range begins where an entry begins, and behind where it ends. */
final class PortClasses {
    private static final int FIRST = 1;
    private static final int LAST = 65_535;

    private PortClasses() {}

    /** A range of ports of one protocol, none of which any rule tells from the others. */
    record PortClass(Protocol protocol, PortRange ports) {}

    static ImmutableList<PortClass> of(SideRules rules) {
        ImmutableList.Builder<PortClass> classes = ImmutableList.builder();
        for (Protocol protocol : Protocol.values()) {
            TreeSet<Integer> starts = new TreeSet<>();
            starts.add(FIRST);
            starts.add(LAST + 1);
            rules.all()
                    .flatMap(rule -> rule.ports().stream())
                    .map((ConnectionSet entry) -> entry.ranges(protocol))
                    .flatMap(ImmutableList::stream)
                    .forEach(range -> {
                        starts.add(range.first());
                        starts.add(range.last() + 1);
                    });
            for (int start = FIRST; start <= LAST; start = nextStart(starts, start)) {
                classes.add(new PortClass(protocol, new PortRange(start, nextStart(starts, start) - 1)));
            }
        }
        return classes.build();
    }

    private static int nextStart(NavigableSet<Integer> starts, int start) {
        Integer next = starts.higher(start);
        return next == null ? LAST + 1 : next;
    }
}
