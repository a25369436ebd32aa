package io.netpol.testing.assertj;

import io.netpol.cluster.Cluster;
import io.netpol.eval.Connection;
import io.netpol.eval.ConnectionSet;
import io.netpol.net.Protocol;

/**
 * A way is not open that should be.
 *
 * @param ofAnything whether it should be open for something, whatever that is; otherwise for all that is asked about
 * @param cluster the cluster, in whose rules an example is looked for
 */
record Lack(boolean ofAnything, Cluster cluster) implements Fault {
    /** Where nothing is open, any port explains it; this one if no rule names any. */
    private static final int SOME_PORT = 80;

    @Override
    public boolean isIn(Way way) {
        return ofAnything ? way.answer().allowed().isEmpty() : !lacking(way).isEmpty();
    }

    @Override
    public boolean isCertainIn(Way way) {
        return ofAnything ? isIn(way) && way.answer().isCertain() : !denied(way).isEmpty();
    }

    @Override
    public Connection example(Way way) {
        if (!isCertainIn(way)) {
            return Fault.first(way.uncertain(), way.ends());
        }
        return ofAnything ? some(way) : Fault.first(denied(way), way.ends());
    }

    private static ConnectionSet lacking(Way way) {
        return way.asked().minus(way.answer().allowed());
    }

    private static ConnectionSet denied(Way way) {
        return lacking(way).minus(way.uncertain());
    }

    /** Near misses explain most, and there are some where a rule names the port. */
    private Connection some(Way way) {
        return RulePorts.of(way.ends(), cluster).stream()
                .findFirst()
                .map(ports -> Fault.first(ports, way.ends()))
                .orElseGet(() -> Connection.of(way.ends(), Protocol.TCP, SOME_PORT));
    }
}
