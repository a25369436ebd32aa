package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netpol.draft.IntOrString;
import io.netpol.draft.IpBlockDraft;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.draft.PortDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.net.Direction;
import io.netpol.yaml.document.Node;
import io.netpol.yaml.document.ScalarKind;
import io.netpol.yaml.document.ScalarNode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads a NetworkPolicy into a draft, strictly: a field that the API does not have is an error. */
final class NetworkPolicyReader {
    private static final ImmutableList<String> TYPE_FIELDS = ImmutableList.of("apiVersion", "kind", "status");

    private NetworkPolicyReader() {}

    static NetworkPolicyDraft read(Fields policy, String defaultNamespace) {
        NetworkPolicyDraft.Builder draft = NetworkPolicyDraft.builder();
        Optional<Fields> metadata = policy.object("metadata");
        draft.metadata(metadata.map(fields -> MetadataReader.read(fields, defaultNamespace))
                .orElseGet(() ->
                        MetadataDraft.builder().namespace(defaultNamespace).build()));
        metadata.ifPresent(Fields::refuseOthers);
        policy.object("spec").ifPresent(spec -> {
            draft.podSelector(spec.object("podSelector").map(SelectorReader::read))
                    .policyTypes(spec.texts("policyTypes"));
            draft.ingress(rules(spec, Direction.INGRESS)).egress(rules(spec, Direction.EGRESS));
            spec.refuseOthers();
        });
        policy.pass(TYPE_FIELDS);
        policy.refuseOthers();
        return draft.build();
    }

    /** Gives what only the manifest shows, of a draft that is valid. */
    static PolicySyntax syntax(NetworkPolicyDraft draft, ImmutableSet<Direction> isolates) {
        ImmutableSet.Builder<Direction> inert = ImmutableSet.builder();
        for (Direction direction : Direction.values()) {
            ImmutableList<RuleDraft> rules = direction == Direction.INGRESS ? draft.ingress() : draft.egress();
            if (!isolates.contains(direction) && !rules.isEmpty()) {
                inert.add(direction);
            }
        }
        return new PolicySyntax(
                draft.policyTypes().isEmpty(), draft.podSelector().isEmpty(), inert.build());
    }

    private static ImmutableList<RuleDraft> rules(Fields spec, Direction direction) {
        ImmutableList<Fields> each = spec.objects(direction.rulesField());
        ImmutableList.Builder<RuleDraft> rules = ImmutableList.builderWithExpectedSize(each.size());
        for (int i = 0; i < each.size(); i++) {
            rules.add(rule(each.get(i), direction));
        }
        return rules.build();
    }

    private static RuleDraft rule(Fields rule, Direction direction) {
        ImmutableList<PortDraft> ports = ports(rule.objects("ports"));
        ImmutableList<PeerDraft> peers = peers(rule.objects(direction.peersField()));
        rule.refuseOthers();
        return RuleDraft.of(peers, ports);
    }

    private static ImmutableList<PortDraft> ports(ImmutableList<Fields> each) {
        ImmutableList.Builder<PortDraft> ports = ImmutableList.builderWithExpectedSize(each.size());
        for (int i = 0; i < each.size(); i++) {
            ports.add(port(each.get(i)));
        }
        return ports.build();
    }

    private static ImmutableList<PeerDraft> peers(ImmutableList<Fields> each) {
        ImmutableList.Builder<PeerDraft> peers = ImmutableList.builderWithExpectedSize(each.size());
        for (int i = 0; i < each.size(); i++) {
            peers.add(peer(each.get(i)));
        }
        return peers.build();
    }

    private static PortDraft port(Fields port) {
        Optional<IntOrString> first = port.value("port").flatMap(value -> intOrString(value, port));
        OptionalInt last = port.integer("endPort");
        // without a port that could be read nothing can be said about the end of the range
        boolean comparable = first.isPresent() || !port.has("port");
        PortDraft draft = PortDraft.of(port.text("protocol"), first, comparable ? last : OptionalInt.empty());
        port.refuseOthers();
        return draft;
    }

    private static Optional<IntOrString> intOrString(Node value, Fields port) {
        if (value instanceof ScalarNode scalar) {
            if (scalar.kind() == ScalarKind.STRING) {
                return Optional.of(IntOrString.of(scalar.text()));
            }
            if (scalar.kind() == ScalarKind.INTEGER) {
                OptionalLong number = scalar.longValue();
                if (number.isPresent() && number.getAsLong() == (int) number.getAsLong()) {
                    return Optional.of(IntOrString.of((int) number.getAsLong()));
                }
            }
        }
        port.wrongType(value, port.path() + ".port", "a port number of 1 to 65535, or the name of a port,");
        return Optional.empty();
    }

    private static PeerDraft peer(Fields peer) {
        PeerDraft draft = PeerDraft.of(
                peer.object("podSelector").map(SelectorReader::read),
                peer.object("namespaceSelector").map(SelectorReader::read),
                peer.object("ipBlock").map(NetworkPolicyReader::ipBlock));
        peer.refuseOthers();
        return draft;
    }

    private static IpBlockDraft ipBlock(Fields block) {
        IpBlockDraft draft = IpBlockDraft.builder()
                .cidr(block.text("cidr").orElse(""))
                .except(block.texts("except"))
                .build();
        block.refuseOthers();
        return draft;
    }
}
