package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import io.netpol.model.IpBlock;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespaceScope;
import io.netpol.model.NamespacedPods;
import io.netpol.model.Peer;
import io.netpol.model.Peers;
import io.netpol.model.PodPeer;
import io.netpol.net.Cidr;
import io.netpol.net.CidrText;
import io.netpol.yaml.document.Node;
import io.netpol.yaml.document.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the peers of rules of which there is nothing to say; {@link PlainPolicyReader} tells what for. */
final class PlainPeerReader {
    private final KnownParts<Peer> known = new KnownParts<>();
    private final PlainSelectorReader selectors = new PlainSelectorReader();

    /** Gives a selector; null where it was not understood. */
    @Nullable
    LabelSelector selector(Node value) {
        return selectors.read(value);
    }

    /** Gives the peers of a list; null where they were not understood. */
    @Nullable
    Peers peers(Node value) {
        List<Node> items = Plain.items(value);
        if (items == null) {
            return null;
        }
        if (items.isEmpty()) {
            return Peers.anywhere();
        }
        ImmutableList.Builder<Peer> peers = ImmutableList.builderWithExpectedSize(items.size());
        for (int i = 0; i < items.size(); i++) {
            Peer peer = peer(items.get(i));
            if (peer == null) {
                return null;
            }
            peers.add(peer);
        }
        return Peers.of(peers.build());
    }

    private @Nullable Peer peer(Node value) {
        Peer same = known.find(value);
        if (same != null) {
            return same;
        }
        Peer peer = value instanceof ObjectNode object ? peer(object) : null;
        if (peer != null) {
            known.learn(value, peer);
        }
        return peer;
    }

    private @Nullable Peer peer(ObjectNode object) {
        LabelSelector pods = null;
        LabelSelector namespaces = null;
        for (int i = 0; i < object.size(); i++) {
            Node value = object.entryAt(i).value();
            switch (object.entryAt(i).key()) {
                case "podSelector" -> {
                    pods = selectors.read(value);
                    if (pods == null) {
                        return null;
                    }
                }
                case "namespaceSelector" -> {
                    namespaces = selectors.read(value);
                    if (namespaces == null) {
                        return null;
                    }
                }
                case "ipBlock" -> {
                    // a block stands alone
                    return object.size() == 1 && value instanceof ObjectNode block ? block(block) : null;
                }
                default -> {
                    return null;
                }
            }
        }
        if (namespaces != null) {
            return NamespacedPods.of(pods == null ? LabelSelector.everything() : pods, namespaces);
        }
        return pods == null ? null : PodPeer.of(pods, NamespaceScope.own());
    }

    private static @Nullable Peer block(ObjectNode object) {
        Cidr cidr = null;
        ImmutableList<Cidr> except = ImmutableList.of();
        for (int i = 0; i < object.size(); i++) {
            Node value = object.entryAt(i).value();
            switch (object.entryAt(i).key()) {
                case "cidr" -> cidr = cidr(value);
                case "except" -> except = cidrs(value);
                default -> {
                    return null;
                }
            }
        }
        if (cidr == null || except == null) {
            return null;
        }
        for (int i = 0; i < except.size(); i++) {
            if (!except.get(i).isStrictSubsetOf(cidr)) {
                return null;
            }
        }
        return IpBlock.of(cidr, except);
    }

    private static @Nullable ImmutableList<Cidr> cidrs(Node value) {
        List<Node> items = Plain.items(value);
        if (items == null) {
            return null;
        }
        ImmutableList.Builder<Cidr> cidrs = ImmutableList.builderWithExpectedSize(items.size());
        for (int i = 0; i < items.size(); i++) {
            Cidr cidr = cidr(items.get(i));
            if (cidr == null) {
                return null;
            }
            cidrs.add(cidr);
        }
        return cidrs.build();
    }

    private static @Nullable Cidr cidr(Node value) {
        String text = Plain.text(value);
        Optional<CidrText> cidr = text == null ? Optional.empty() : CidrText.parse(text);
        return cidr.isPresent() && cidr.get().defects().isEmpty() ? cidr.get().cidr() : null;
    }
}
