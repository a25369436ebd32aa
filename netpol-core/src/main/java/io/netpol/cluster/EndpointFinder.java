package io.netpol.cluster;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.netpol.internal.Nearest;
import io.netpol.net.Cidr;
import io.netpol.net.IpAddress;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the ends of connections that people name: {@code namespace/pod}, {@code namespace/workload},
 * {@code namespace/name[Kind]}, or an address.
 */
public final class EndpointFinder {
    private static final Pattern NAME = Pattern.compile("([^/\\[\\]]+)/([^/\\[\\]]+)(?:\\[([A-Za-z]+)])?");

    private final Cluster cluster;

    private EndpointFinder(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Gives the finder for a cluster. */
    public static EndpointFinder in(Cluster cluster) {
        return new EndpointFinder(cluster);
    }

    /**
     * Gives what a text names: one endpoint, or every pod of a workload in the order of the input; never empty.
     *
     * @throws UnanswerableException if it names nothing (the nearest name is suggested), two things (both are listed), or
     *     only pods that have ended
     */
    public ImmutableList<Endpoint> find(String text) {
        Optional<IpAddress> address = IpAddress.tryParse(text);
        if (address.isPresent()) {
            return ImmutableList.of(cluster.endpointAt(address.get()));
        }
        if (Cidr.tryParse(text).isPresent()) {
            throw new UnanswerableException("\"" + text + "\" is a range of addresses; ask about one of them, such as "
                    + Cidr.parse(text).network());
        }
        Matcher name = NAME.matcher(text);
        if (!name.matches()) {
            throw new UnanswerableException("\"" + text
                    + "\" names no endpoint; write namespace/pod, namespace/workload, namespace/name[Kind] or an"
                    + " IP address");
        }
        return name.group(3) == null
                ? named(name.group(1), name.group(2))
                : ofWorkload(new WorkloadId(name.group(1), name.group(2), name.group(3)));
    }

    private ImmutableList<Endpoint> named(String namespace, String name) {
        ImmutableSortedSet<WorkloadId> workloads = cluster.pods().stream()
                .map(Pod::workload)
                .filter(workload -> workload.namespace().equals(namespace)
                        && workload.name().equals(name))
                .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
        ImmutableList<Pod> pods = cluster.pods().stream()
                .filter(pod -> !pod.fromTemplate()
                        && pod.namespace().equals(namespace)
                        && pod.name().equals(name))
                .collect(ImmutableList.toImmutableList());
        boolean podIsAllOfTheWorkload =
                workloads.size() == 1 && ofWorkload(workloads.first()).equals(pods);
        if (pods.size() + workloads.size() > 1 && !podIsAllOfTheWorkload) {
            throw new UnanswerableException("\"" + namespace + "/" + name + "\" fits several things: "
                    + (pods.isEmpty() ? "" : "the pod " + pods.get(0).displayName() + ", ") + workloads
                    + "; write the kind too, as in " + workloads.first());
        }
        if (!workloads.isEmpty()) {
            return ofWorkload(workloads.first());
        }
        if (!pods.isEmpty()) {
            return ImmutableList.copyOf(pods);
        }
        throw unknown(namespace + "/" + name, namespace, name);
    }

    private ImmutableList<Endpoint> ofWorkload(WorkloadId workload) {
        ImmutableList<Endpoint> pods = cluster.pods().stream()
                .filter(pod -> pod.workload().equals(workload))
                .collect(ImmutableList.toImmutableList());
        if (!pods.isEmpty()) {
            return pods;
        }
        if (workload.kind().equals(WorkloadId.POD)) {
            for (Pod pod : cluster.pods()) {
                if (!pod.fromTemplate()
                        && pod.namespace().equals(workload.namespace())
                        && pod.name().equals(workload.name())) {
                    return ImmutableList.of(pod);
                }
            }
        }
        throw unknown(workload.toString(), workload.namespace(), workload.name());
    }

    private UnanswerableException unknown(String text, String namespace, String name) {
        for (Pod pod : cluster.terminalPods()) {
            boolean meant = pod.namespace().equals(namespace)
                    && (pod.name().equals(name) || pod.workload().name().equals(name));
            if (meant) {
                return new UnanswerableException("pod " + pod.displayName() + " is in phase " + pod.phase()
                        + ": it has ended and has no network any more; ask about a live pod");
            }
        }
        ImmutableSortedSet.Builder<String> known = ImmutableSortedSet.naturalOrder();
        for (Pod pod : cluster.pods()) {
            known.add(pod.workload().namespace() + "/" + pod.workload().name());
            if (!pod.fromTemplate()) {
                known.add(pod.namespace() + "/" + pod.name());
            }
        }
        ImmutableSortedSet<String> names = known.build();
        String mend = Nearest.to(namespace + "/" + name, names)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse(names.isEmpty() ? "the input has no pods or workloads" : "the input has " + someOf(names));
        return new UnanswerableException("no pod or workload is named " + text + "; " + mend);
    }

    private static String someOf(ImmutableSortedSet<String> names) {
        int shown = 10;
        String list = String.join(", ", names.asList().subList(0, Math.min(shown, names.size())));
        return names.size() > shown ? list + " and " + (names.size() - shown) + " more" : list;
    }
}
