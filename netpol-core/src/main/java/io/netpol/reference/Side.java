package io.netpol.reference;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.EgressToOwnNode;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.model.ClusterPeer;
import io.netpol.model.DomainName;
import io.netpol.model.IpBlock;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespacedPods;
import io.netpol.model.Peer;
import io.netpol.model.PodPeer;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.IpRange;
import io.netpol.net.IpSet;
import java.util.Optional;

/**
 * One end of a connection: the pod whose policies are asked, and the other end as they see it. Where the other end's
 * address is not known, it is every address that it could be (rule S55): a peer matches at a set of addresses.
 */
final class Side {
    /** Yes, no, or a fact is missing. */
    enum Certainty {
        YES,
        NO,
        UNKNOWN
    }

    private final Direction direction;
    private final Pod pod;
    private final Optional<IpAddress> podAddress;
    private final Endpoint other;
    private final boolean mayBeSamePod;
    private final Optional<Pod> destination;
    private final boolean otherIsManaged;
    private final boolean ipBlocksApply;
    private final Optional<IpAddress> otherAddress;
    private final IpSet otherAddresses;
    private final Cluster cluster;
    private final EvaluationOptions options;

    /** Looks at a connection from the end that the direction names, which must be a managed pod. */
    Side(Direction direction, EndpointPair ends, Cluster cluster, EvaluationOptions options) {
        boolean isEgress = direction == Direction.EGRESS;
        this.direction = direction;
        this.pod = (Pod) (isEgress ? ends.source() : ends.destination());
        this.podAddress = isEgress ? ends.sourceIp() : ends.destinationIp();
        this.other = isEgress ? ends.destination() : ends.source();
        this.mayBeSamePod = ends.mayBeSamePod();
        this.destination = ends.destination() instanceof Pod destinationPod && isManaged(destinationPod, options)
                ? Optional.of(destinationPod)
                : Optional.empty();
        this.otherIsManaged = isManaged(other, options);
        this.ipBlocksApply = !otherIsManaged || options.ipBlockMatchesPods();
        this.otherAddress = isEgress ? ends.destinationIp() : ends.sourceIp();
        this.otherAddresses = otherAddress
                .map(address -> IpSet.of(IpRange.of(address, address)))
                .orElseGet(() -> other instanceof Pod otherPod && otherPod.hostNetwork()
                        ? IpSet.everything(ends.family())
                        : options.podAddresses(ends.family()));
        this.cluster = cluster;
        this.options = options;
    }

    /** Tells whether policies manage an endpoint: a pod, unless it is on the host network and counts as its node (S50). */
    static boolean isManaged(Endpoint endpoint, EvaluationOptions options) {
        return endpoint instanceof Pod pod
                && (!pod.hostNetwork() || options.hostNetworkPods() == HostNetworkPods.AS_PODS);
    }

    Direction direction() {
        return direction;
    }

    /** The pod whose policies are asked. */
    Pod pod() {
        return pod;
    }

    /** The destination, whichever end that is, if it is a pod that has named ports (rules S43, S47). */
    Optional<Pod> destination() {
        return destination;
    }

    /** Every address that the other end can have; one where it is known. */
    IpSet otherAddresses() {
        return otherAddresses;
    }

    MissingFact missingAddress() {
        return direction == Direction.EGRESS ? MissingFact.DESTINATION_ADDRESS : MissingFact.SOURCE_ADDRESS;
    }

    /** Gives the addresses of the other end at which a peer of a policy in this namespace matches it. */
    IpSet matched(Peer peer, String policyNamespace) {
        return peer.match(pods -> matches(pods, policyNamespace) ? otherAddresses : IpSet.empty(), this::matched);
    }

    private boolean matches(PodPeer peer, String policyNamespace) {
        return otherIsManaged
                && other instanceof Pod otherPod
                && peer.namespaces()
                        .selector()
                        .map(selector ->
                                selector.matches(cluster.namespaceOf(otherPod).labels()))
                        .orElseGet(() -> otherPod.namespace().equals(policyNamespace))
                && peer.pods().matches(otherPod.labels());
    }

    private IpSet matched(IpBlock block) {
        if (!ipBlocksApply) {
            return IpSet.empty();
        }
        return otherAddress
                .map(address -> block.contains(address) ? otherAddresses : IpSet.empty())
                .orElseGet(() -> otherAddresses.intersection(block.addresses()));
    }

    /** Tells whether a cluster-wide policy with this subject has something to say about the pod. */
    boolean isSubject(NamespacedPods subject) {
        return isIn(subject, pod);
    }

    /** Gives where a peer of a cluster-wide policy matches the other end: one that is not known, nowhere by itself. */
    Reach matched(ClusterPeer peer) {
        return peer.match(
                pods -> Reach.at(
                        otherIsManaged && other instanceof Pod otherPod && isIn(pods, otherPod)
                                ? otherAddresses
                                : IpSet.empty()),
                networks -> ipBlocksApply ? Reach.at(otherAddresses.intersection(networks.addresses())) : Reach.NOWHERE,
                nodes -> matched(nodes.selector()),
                this::matched,
                unknown -> Reach.NOWHERE);
    }

    private boolean isIn(NamespacedPods pods, Pod candidate) {
        return pods.namespaceSelector().matches(cluster.namespaceOf(candidate).labels())
                && pods.pods().matches(candidate.labels());
    }

    /** Where nodes match: what is on the host network has the addresses of its node, and no other pod has them. */
    private Reach matched(LabelSelector nodes) {
        if (!(other instanceof Node) && !(other instanceof Pod otherPod && otherPod.hostNetwork())) {
            return Reach.NOWHERE;
        }
        if (nodes.isEverything()) {
            return Reach.at(otherAddresses);
        }
        return nodeName(other, otherAddress)
                .flatMap(name -> Optional.ofNullable(cluster.nodes().get(name)))
                .map(node -> nodes.matches(node.labels()) ? Reach.at(otherAddresses) : Reach.NOWHERE)
                .orElseGet(
                        () -> new Reach(IpSet.empty(), ImmutableMap.of(new Supposition.OnNode(nodes), otherAddresses)));
    }

    /**
     * Where domain names match: at the addresses declared for them, and for a name for which none are, wherever the
     * declared names that cover it allow.
     */
    private Reach matched(ClusterPeer.DomainNames peer) {
        IpSet certain = IpSet.empty();
        ImmutableMap.Builder<Supposition, IpSet> supposed = ImmutableMap.builder();
        for (DomainName name : peer.names()) {
            certain = certain.union(declaredAddresses(name));
            if (!options.domainNames().containsKey(name)) {
                IpSet possible = options.domainNames().keySet().stream()
                        .filter(declared -> declared.covers(name))
                        .map(this::declaredAddresses)
                        .reduce(otherAddresses, IpSet::intersection);
                if (!possible.isEmpty()) {
                    supposed.put(new Supposition.Resolves(name), possible);
                }
            }
        }
        return new Reach(certain.intersection(otherAddresses), supposed.buildKeepingLast());
    }

    /** The addresses that are declared for a name and for the names that it covers: a wildcard has all of them. */
    private IpSet declaredAddresses(DomainName name) {
        return IpSet.of(options.domainNames().entrySet().stream()
                .filter(declared -> name.covers(declared.getKey()))
                .flatMap(declared -> declared.getValue().stream())
                .map(address -> IpRange.of(address, address))
                .toList());
    }

    /** Tells whether the other end is the pod's own node, and connections with that are exempt (rules S51, S52). */
    Certainty otherIsOwnNode() {
        boolean exempt = direction == Direction.INGRESS || options.egressToOwnNode() == EgressToOwnNode.ALLOWED;
        if (!exempt || !otherIsOnHost()) {
            return Certainty.NO;
        }
        Optional<String> podNode = nodeName(pod, podAddress);
        Optional<String> otherNode = nodeName(other, otherAddress);
        if (podNode.isEmpty() || otherNode.isEmpty()) {
            return Certainty.UNKNOWN;
        }
        return podNode.equals(otherNode) ? Certainty.YES : Certainty.NO;
    }

    private boolean otherIsOnHost() {
        return other instanceof Node || (other instanceof Pod && !otherIsManaged);
    }

    /** The name of the node that an end is or runs on; for a pod on the host network also found by its address. */
    private Optional<String> nodeName(Endpoint end, Optional<IpAddress> address) {
        return end.match(
                endPod ->
                        endPod.node().or(() -> endPod.hostNetwork() ? address.flatMap(this::nodeAt) : Optional.empty()),
                node -> Optional.of(node.name()),
                external -> Optional.empty());
    }

    private Optional<String> nodeAt(IpAddress address) {
        return cluster.nodes().values().stream()
                .filter(node -> node.ips().contains(address))
                .map(Node::name)
                .findFirst();
    }

    /**
     * Turns what the policies say into the answer where nobody knows whether they count at all: the other end may be the
     * pod's own node, or the pod itself.
     */
    DirectionExplanation unlessExempt(DirectionExplanation decided) {
        ImmutableSet<MissingFact> facts = factsOfExemption();
        if (facts.isEmpty() || decided.outcome() == Outcome.ALLOWED) {
            return decided;
        }
        return DirectionExplanation.builder()
                .direction(direction)
                .outcome(Outcome.UNKNOWN)
                .reason(Reason.FACT_MISSING)
                .outcomeOfPolicies(decided.outcome())
                .admin(decided.admin())
                .isolatedBy(decided.isolatedBy())
                .networkPolicies(decided.networkPolicies())
                .baseline(decided.baseline())
                .allowedBy(decided.allowedBy())
                .perhapsAllowedBy(decided.perhapsAllowedBy())
                .missing(Sets.union(decided.missing(), facts))
                .build();
    }

    /** The facts that decide whether the connection is exempt from policies; empty where that is known. */
    ImmutableSet<MissingFact> factsOfExemption() {
        if (mayBeSamePod) {
            return ImmutableSet.of(MissingFact.SAME_POD);
        }
        return otherIsOwnNode() == Certainty.UNKNOWN ? missingNodes() : ImmutableSet.of();
    }

    private ImmutableSet<MissingFact> missingNodes() {
        boolean podIsSource = direction == Direction.EGRESS;
        ImmutableSet.Builder<MissingFact> missing = ImmutableSet.builder();
        if (nodeName(pod, podAddress).isEmpty()) {
            missing.add(podIsSource ? MissingFact.SOURCE_NODE : MissingFact.DESTINATION_NODE);
        }
        if (nodeName(other, otherAddress).isEmpty()) {
            missing.add(podIsSource ? MissingFact.DESTINATION_NODE : MissingFact.SOURCE_NODE);
        }
        return missing.build();
    }
}
