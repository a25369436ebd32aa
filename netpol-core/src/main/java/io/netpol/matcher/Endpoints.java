package io.netpol.matcher;

import com.google.common.collect.ImmutableSet;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.EgressToOwnNode;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.MissingFact;
import io.netpol.model.LabelSelector;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.IpSet;
import java.util.Optional;

/** What endpoints are to policies: pods that they manage, or hosts and addresses outside. */
final class Endpoints {
    private final Cluster cluster;
    private final EvaluationOptions options;
    private final Classes classes;
    private final AddressIndex addresses;

    Endpoints(Cluster cluster, Classes classes, AddressIndex addresses) {
        this.cluster = cluster;
        this.options = classes.vocabulary().options();
        this.classes = classes;
        this.addresses = addresses;
    }

    /** Tells whether pods without a known address can have one of a family. */
    boolean hasPodAddresses(IpFamily family) {
        return !classes.vocabulary().podAddresses(family).isEmpty();
    }

    /** Tells whether policies manage an endpoint: a pod, unless it counts as its node (rule S50). */
    boolean isManaged(Endpoint endpoint) {
        return endpoint instanceof Pod pod
                && (!pod.hostNetwork() || options.hostNetworkPods() == HostNetworkPods.AS_PODS);
    }

    /**
     * Gives what policies can see of an endpoint.
     *
     * @param podTerms the terms that hold for it as a pod
     * @param address the address that the connection uses; empty where nobody knows it
     * @param namedPorts the ports by name that count at this end
     */
    PeerClass peerClass(
            Endpoint endpoint, IntList podTerms, Optional<IpAddress> address, IpFamily family, NamedPorts namedPorts) {
        boolean managed = isManaged(endpoint);
        IntBuffer onNode = new IntBuffer();
        IntBuffer perhapsOnNode = new IntBuffer();
        boolean onHost = endpoint instanceof Node || (endpoint instanceof Pod pod && pod.hostNetwork());
        IntList terms = onHost ? classes.nodeTerms() : IntList.EMPTY;
        for (int i = 0; i < terms.size(); i++) {
            LabelSelector nodes = ((Term.OnNode) classes.vocabulary().term(terms.get(i))).nodes();
            addNodeTerm(terms.get(i), nodes, endpoint, address, onNode, perhapsOnNode);
        }
        return new PeerClass(
                managed ? podTerms : IntList.EMPTY,
                addressClasses(endpoint, address, family),
                address.isPresent() || isOne(possibleAddresses(endpoint, family)),
                !managed || options.ipBlockMatchesPods(),
                onNode.toList(),
                perhapsOnNode.toList(),
                namedPorts);
    }

    private void addNodeTerm(
            int id,
            LabelSelector selector,
            Endpoint endpoint,
            Optional<IpAddress> address,
            IntBuffer onNode,
            IntBuffer perhapsOnNode) {
        Optional<Node> node = nodeName(endpoint, address)
                .flatMap(name -> Optional.ofNullable(cluster.nodes().get(name)));
        if (selector.isEverything()) {
            onNode.add(id);
        } else if (node.isEmpty()) {
            perhapsOnNode.add(id);
        } else if (selector.matches(node.get().labels())) {
            onNode.add(id);
        }
    }

    private IntList addressClasses(Endpoint endpoint, Optional<IpAddress> address, IpFamily family) {
        return address.isPresent()
                ? IntList.of(addresses.classOf(address.get()))
                : addresses.classesOf(possibleAddresses(endpoint, family));
    }

    private IpSet possibleAddresses(Endpoint endpoint, IpFamily family) {
        boolean anywhere = endpoint instanceof Pod pod && pod.hostNetwork();
        return anywhere ? IpSet.everything(family) : classes.vocabulary().podAddresses(family);
    }

    private static boolean isOne(IpSet addresses) {
        return addresses.ranges().size() == 1
                && addresses
                        .ranges()
                        .get(0)
                        .first()
                        .equals(addresses.ranges().get(0).last());
    }

    /** The name of the node that an endpoint is or runs on; for a pod on the host network also found by its address. */
    private Optional<String> nodeName(Endpoint endpoint, Optional<IpAddress> address) {
        if (endpoint instanceof Node node) {
            return Optional.of(node.name());
        }
        if (!(endpoint instanceof Pod pod)) {
            return Optional.empty();
        }
        return pod.node().isPresent() || !pod.hostNetwork()
                ? pod.node()
                : address.flatMap(ip -> cluster.nodes().values().stream()
                        .filter(node -> node.ips().contains(ip))
                        .map(Node::name)
                        .findFirst());
    }

    /**
     * Gives what is not known of the question whether the other end is the pod's own node (rules S51, S52).
     *
     * @return nothing where the other end is another node or none, or nodes do not matter; the missing facts; or empty where
     *     it is the own node
     */
    Optional<ImmutableSet<MissingFact>> foreign(
            Direction direction,
            Pod pod,
            Optional<IpAddress> address,
            Endpoint other,
            Optional<IpAddress> otherAddress) {
        boolean exempt = direction == Direction.INGRESS || options.egressToOwnNode() == EgressToOwnNode.ALLOWED;
        boolean otherOnHost = other instanceof Node || (other instanceof Pod && !isManaged(other));
        if (!exempt || !otherOnHost) {
            return Optional.of(ImmutableSet.of());
        }
        Optional<String> mine = nodeName(pod, address);
        Optional<String> others = nodeName(other, otherAddress);
        ImmutableSet.Builder<MissingFact> missing = ImmutableSet.builder();
        if (mine.isEmpty()) {
            missing.add(direction == Direction.EGRESS ? MissingFact.SOURCE_NODE : MissingFact.DESTINATION_NODE);
        }
        if (others.isEmpty()) {
            missing.add(direction == Direction.EGRESS ? MissingFact.DESTINATION_NODE : MissingFact.SOURCE_NODE);
        }
        ImmutableSet<MissingFact> facts = missing.build();
        return facts.isEmpty() && mine.equals(others) ? Optional.empty() : Optional.of(facts);
    }
}
