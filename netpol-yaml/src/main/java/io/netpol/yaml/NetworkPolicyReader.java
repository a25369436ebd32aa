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
            spec.objects("ingress").forEach(rule -> draft.addIngress(rule(rule, Direction.INGRESS)));
            spec.objects("egress").forEach(rule -> draft.addEgress(rule(rule, Direction.EGRESS)));
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

    private static RuleDraft rule(Fields rule, Direction direction) {
        RuleDraft.Builder draft = RuleDraft.builder();
        rule.objects("ports").forEach(port -> draft.addPorts(port(port)));
        rule.objects(direction.peersField()).forEach(peer -> draft.addPeers(peer(peer)));
        rule.refuseOthers();
        return draft.build();
    }

    private static PortDraft port(Fields port) {
        Optional<IntOrString> first = port.value("port").flatMap(value -> intOrString(value, port));
        OptionalInt last = port.integer("endPort");
        // without a port that could be read nothing can be said about the end of the range
        boolean comparable = first.isPresent() || !port.has("port");
        PortDraft draft = PortDraft.builder()
                .protocol(port.text("protocol"))
                .port(first)
                .endPort(comparable ? last : OptionalInt.empty())
                .build();
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
        PeerDraft draft = PeerDraft.builder()
                .podSelector(peer.object("podSelector").map(SelectorReader::read))
                .namespaceSelector(peer.object("namespaceSelector").map(SelectorReader::read))
                .ipBlock(peer.object("ipBlock").map(NetworkPolicyReader::ipBlock))
                .build();
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
