package io.netpol.matcher;

import com.google.common.primitives.ImmutableIntArray;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.internal.PersistentMap;
import io.netpol.net.Cidr;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.IpSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The pods by the blocks of addresses in which they are, so that a policy that mentions a block for the first time looks at
 * the pods near it, and not at all.
 */
final class Neighbours {
    private static final int IPV4_BLOCK = 24;
    private static final int IPV6_BLOCK = 64;

    private final PersistentMap<Cidr, ImmutableIntArray> handles;

    private Neighbours(PersistentMap<Cidr, ImmutableIntArray> handles) {
        this.handles = handles;
    }

    static Neighbours of(Cluster cluster) {
        Map<Cidr, ImmutableIntArray.Builder> builders = new HashMap<>();
        for (int handle = 0; handle < cluster.handleLimit(); handle++) {
            int place = handle;
            cluster.podAt(handle)
                    .ifPresent(pod -> pod.ips().stream()
                            .map(Neighbours::block)
                            .distinct()
                            .forEach(block -> builders.computeIfAbsent(block, key -> ImmutableIntArray.builder())
                                    .add(place)));
        }
        PersistentMap<Cidr, ImmutableIntArray> handles = PersistentMap.empty();
        for (Map.Entry<Cidr, ImmutableIntArray.Builder> entry : builders.entrySet()) {
            handles = handles.with(entry.getKey(), entry.getValue().build());
        }
        return new Neighbours(handles);
    }

    private static Cidr block(IpAddress address) {
        return Cidr.of(address, address.family() == IpFamily.IPV4 ? IPV4_BLOCK : IPV6_BLOCK);
    }

    Neighbours with(Pod pod, int handle) {
        PersistentMap<Cidr, ImmutableIntArray> more = handles;
        for (IpAddress address : pod.ips()) {
            ImmutableIntArray some = more.get(block(address));
            ImmutableIntArray.Builder all = ImmutableIntArray.builder();
            if (some != null) {
                all.addAll(some);
            }
            more = more.with(block(address), all.add(handle).build());
        }
        return new Neighbours(more);
    }

    Neighbours without(Pod pod, int handle) {
        PersistentMap<Cidr, ImmutableIntArray> fewer = handles;
        for (IpAddress address : pod.ips()) {
            ImmutableIntArray some = fewer.get(block(address));
            if (some != null) {
                ImmutableIntArray left = ImmutableIntArray.copyOf(some.stream().filter(other -> other != handle));
                fewer = left.isEmpty() ? fewer.without(block(address)) : fewer.with(block(address), left);
            }
        }
        return new Neighbours(fewer);
    }

    /** Adds the handles of all pods in blocks that have addresses of a set. */
    void addNear(IpSet addresses, IntBuffer near) {
        handles.forEach((block, some) -> {
            if (addresses.intersects(IpSet.of(block))) {
                some.forEach(near::add);
            }
        });
    }
}
