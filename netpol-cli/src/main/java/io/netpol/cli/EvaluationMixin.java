package io.netpol.cli;

import io.netpol.eval.DomainAddresses;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.EgressToOwnNode;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.EvaluationOptions.IpFamilies;
import io.netpol.net.Cidr;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options for what NetworkPolicy leaves to the network plugin, and for facts that manifests leave out. */
final class EvaluationMixin {
    @Option(
            names = "--ip-families",
            paramLabel = "auto|ipv4|ipv6|both",
            description =
                    "The address families to answer for; auto: IPv6 only where the input mentions it. Default: auto.")
    private IpFamilies ipFamilies = IpFamilies.AUTO;

    @Option(
            names = "--host-network-pods",
            paramLabel = "as-nodes|as-pods",
            description = "What pods on the host network count as. Default: as-nodes.")
    private HostNetworkPods hostNetworkPods = HostNetworkPods.AS_NODES;

    @Option(
            names = "--ip-block-matches-pods",
            paramLabel = "true|false",
            arity = "1",
            description = "Whether ipBlocks match the addresses of pods. Default: true.")
    private boolean ipBlockMatchesPods = true;

    @Option(
            names = "--egress-to-own-node",
            paramLabel = "enforced|allowed",
            description = "What policies do to connections from a pod to its own node. Default: enforced.")
    private EgressToOwnNode egressToOwnNode = EgressToOwnNode.ENFORCED;

    @Option(
            names = "--pod-cidr",
            paramLabel = "CIDR",
            description = "A range of the cluster's pod addresses, for pods without one; may be repeated."
                    + " Default: the private ranges.")
    private List<Cidr> podCidrs = new ArrayList<>();

    @Option(
            names = "--domain-name",
            paramLabel = "NAME=ADDRESS[,ADDRESS...]",
            description = "All addresses to which a domain name resolves, for peers by domain names; may be repeated."
                    + " Default: not known.")
    private List<DomainAddresses> domainNames = new ArrayList<>();

    EvaluationOptions options() {
        EvaluationOptions.Builder options = EvaluationOptions.builder()
                .ipFamilies(ipFamilies)
                .hostNetworkPods(hostNetworkPods)
                .ipBlockMatchesPods(ipBlockMatchesPods)
                .egressToOwnNode(egressToOwnNode)
                .domainNames(DomainAddresses.byName(domainNames));
        if (!podCidrs.isEmpty()) {
            options.podCidrs(podCidrs);
        }
        return options.build();
    }
}
