package io.netpol.bench;

import io.netpol.cluster.Cluster;
import io.netpol.matcher.PolicyMatcher;
import io.netpol.net.Protocol;
import java.util.Locale;
import org.openjdk.jol.info.GraphLayout;

/** Prints what the index of a cluster weighs beside the cluster itself, in bytes a pod, as a table of Markdown. */
public final class MemoryReport {
    private MemoryReport() {}

    /** Measures the sizes that are named, or two plain ones. */
    public static void main(String... sizes) {
        System.out.println(
                "| cluster | index, bytes a pod | with all answers between 1,000,000 pairs | cluster itself, bytes a pod |");
        System.out.println("|---|---|---|---|");
        for (String name : sizes.length == 0 ? new String[] {"P10K", "P100K"} : sizes) {
            System.out.println(row(Size.valueOf(name)));
        }
    }

    static String row(Size size) {
        Cluster cluster = size.cluster();
        long clusterBytes = GraphLayout.parseInstance(cluster).totalSize();
        PolicyMatcher matcher = PolicyMatcher.of(cluster);
        long fresh = GraphLayout.parseInstance(matcher).totalSize() - clusterBytes;
        Queries queries = Queries.of(cluster, Mix.ANY, matcher::allows);
        for (int i = 0; i < Queries.COUNT; i++) {
            matcher.allows(queries.sources[i], queries.destinations[i], Protocol.TCP, queries.ports[i]);
        }
        long asked = GraphLayout.parseInstance(matcher).totalSize() - clusterBytes;
        int pods = cluster.pods().size();
        return String.format(
                Locale.ROOT, "| %s | %d | %d | %d |", size.describe(), fresh / pods, asked / pods, clusterBytes / pods);
    }
}
