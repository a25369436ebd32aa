package io.netpol.cluster;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import io.netpol.net.IpAddress;

/**
 * Whom addresses belong to.
 *
 * @param pods the pods by their addresses, but those on the host network
 * @param nodes the nodes by their addresses
 */
record AddressBook(ImmutableListMultimap<IpAddress, Pod> pods, ImmutableListMultimap<IpAddress, Node> nodes) {

    static AddressBook of(Iterable<Pod> pods, Iterable<Node> nodes) {
        ImmutableListMultimap.Builder<IpAddress, Pod> ofPods = ImmutableListMultimap.builder();
        for (Pod pod : pods) {
            if (!pod.hostNetwork()) {
                pod.ips().stream().distinct().forEach(ip -> ofPods.put(ip, pod));
            }
        }
        ImmutableListMultimap.Builder<IpAddress, Node> ofNodes = ImmutableListMultimap.builder();
        for (Node node : nodes) {
            node.ips().stream().distinct().forEach(ip -> ofNodes.put(ip, node));
        }
        return new AddressBook(ofPods.build(), ofNodes.build());
    }

    Endpoint endpointAt(IpAddress address) {
        ImmutableList<Pod> candidates = pods.get(address);
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        if (candidates.size() > 1) {
            return theRunning(candidates, address);
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
