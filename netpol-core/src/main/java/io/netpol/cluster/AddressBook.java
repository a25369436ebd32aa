package io.netpol.cluster;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableIntArray;
import io.netpol.internal.PagedList;
import io.netpol.internal.PersistentMap;
import io.netpol.net.IpAddress;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whom addresses belong to. Pods stand in it by their handles, so that a book is good for all clusters that came from one until
 * an address changes hands; the book after that shares the rest. Immutable.
 */
final class AddressBook {
    /** The pods by their addresses, rising; but those that have ended or are on the host network. */
    private final PersistentMap<IpAddress, ImmutableIntArray> pods;

    private final ImmutableListMultimap<IpAddress, Node> nodes;

    private AddressBook(
            PersistentMap<IpAddress, ImmutableIntArray> pods, ImmutableListMultimap<IpAddress, Node> nodes) {
        this.pods = pods;
        this.nodes = nodes;
    }

    static AddressBook of(PagedList<Pod> byHandle, Collection<Node> nodes) {
        AddressBook book = new AddressBook(PersistentMap.empty(), byAddress(nodes));
        for (int handle = 0; handle < byHandle.size(); handle++) {
            book = book.with(handle, null, byHandle.get(handle));
        }
        return book;
    }

    private static ImmutableListMultimap<IpAddress, Node> byAddress(Collection<Node> nodes) {
        ImmutableListMultimap.Builder<IpAddress, Node> byAddress = ImmutableListMultimap.builder();
        for (Node node : nodes) {
            ImmutableSet.copyOf(node.ips()).forEach(ip -> byAddress.put(ip, node));
        }
        return byAddress.build();
    }

    /** Gives the book after a pod changed; before it was there, and after it is gone, it is null. */
    AddressBook with(int handle, @Nullable Pod before, @Nullable Pod after) {
        ImmutableSet<IpAddress> old = addresses(before);
        ImmutableSet<IpAddress> now = addresses(after);
        if (old.equals(now)) {
            return this;
        }
        PersistentMap<IpAddress, ImmutableIntArray> changed = pods;
        for (IpAddress address : old) {
            ImmutableIntArray others = without(owners(changed, address), handle);
            changed = others.isEmpty() ? changed.without(address) : changed.with(address, others);
        }
        for (IpAddress address : now) {
            changed = changed.with(address, with(owners(changed, address), handle));
        }
        return new AddressBook(changed, nodes);
    }

    AddressBook withNodes(Collection<Node> others) {
        return new AddressBook(pods, byAddress(others));
    }

    private static ImmutableSet<IpAddress> addresses(@Nullable Pod pod) {
        return pod == null || pod.hostNetwork() || pod.phase().isTerminal()
                ? ImmutableSet.of()
                : ImmutableSet.copyOf(pod.ips());
    }

    private static ImmutableIntArray owners(PersistentMap<IpAddress, ImmutableIntArray> pods, IpAddress address) {
        ImmutableIntArray owners = pods.get(address);
        return owners == null ? ImmutableIntArray.of() : owners;
    }

    private static ImmutableIntArray with(ImmutableIntArray handles, int one) {
        return handles.isEmpty()
                ? ImmutableIntArray.of(one)
                : ImmutableIntArray.copyOf(
                        IntStream.concat(handles.stream(), IntStream.of(one)).sorted());
    }

    private static ImmutableIntArray without(ImmutableIntArray handles, int one) {
        return ImmutableIntArray.copyOf(handles.stream().filter(handle -> handle != one));
    }

    /**
     * Gives whom an address belongs to.
     *
     * @param byHandle the pods
     */
    Endpoint endpointAt(IpAddress address, PagedList<Pod> byHandle) {
        ImmutableIntArray candidates = owners(pods, address);
        if (candidates.length() == 1) {
            return Objects.requireNonNull(byHandle.get(candidates.get(0)));
        }
        if (candidates.length() > 1) {
            return theRunning(
                    candidates.stream()
                            .mapToObj(handle -> Objects.requireNonNull(byHandle.get(handle)))
                            .collect(ImmutableList.toImmutableList()),
                    address);
        }
        ImmutableList<Node> owners = nodes.get(address);
        if (owners.size() > 1) {
            throw new UnanswerableException("address " + address + " belongs to " + owners.size() + " nodes: "
                    + owners.stream().map(Node::name).toList() + "; correct the nodes of the input");
        }
        return owners.isEmpty() ? new ExternalAddress(address) : owners.get(0);
    }

    private static Pod theRunning(ImmutableList<Pod> candidates, IpAddress address) {
        ImmutableList<Pod> running = candidates.stream()
                .filter(pod -> pod.phase() == PodPhase.RUNNING)
                .collect(ImmutableList.toImmutableList());
        if (running.size() != 1) {
            throw new UnanswerableException("address " + address + " belongs to several pods: "
                    + candidates.stream().map(Pod::displayName).toList() + ", of which " + running.size()
                    + " are in phase Running; name the pod instead of the address");
        }
        return running.get(0);
    }
}
