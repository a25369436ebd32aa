package io.netpol.cli.source;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.netpol.model.IpBlock;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespaceScope;
import io.netpol.model.Peer;
import io.netpol.model.PodPeer;

/** The words for peers: {@code pods(labeled("app", "api")).inNamespace("shop")}, {@code ipBlock("10.0.0.0/8")}. */
final class PeerWords {
    private final SelectorWords selectors;
    private final Annex annex;

    PeerWords(SelectorWords selectors, Annex annex) {
        this.selectors = selectors;
        this.annex = annex;
    }

    Code peer(Peer peer) {
        return peer.match(this::pods, this::block);
    }

    Code pods(PodPeer peer) {
        return Code.chain(selectors.pods(peer.pods()), ImmutableList.of(scope(peer.namespaces())), false);
    }

    private Code scope(NamespaceScope scope) {
        ImmutableSortedSet<String> names = scope.names();
        if (!names.isEmpty()) {
            ImmutableList<Code> literals = names.stream().map(Literal::of).collect(ImmutableList.toImmutableList());
            return literals.size() == 1
                    ? Code.call(".inNamespace", literals)
                    : Code.call(".inNamespacesNamed", annex.list("Namespaces", String.class, literals));
        }
        return scope.selector().map(this::namespaces).orElseGet(() -> Code.call(".inSameNamespace"));
    }

    private Code namespaces(LabelSelector selector) {
        return selector.isEverything()
                ? Code.call(".inAllNamespaces")
                : Code.call(".inNamespaces", selectors.labels(selector));
    }

    private Code block(IpBlock block) {
        Code whole = Code.call("ipBlock", Literal.of(block.cidr().toString()));
        if (block.except().isEmpty()) {
            return whole;
        }
        ImmutableList<Code> exceptions = block.except().stream()
                .map(cidr -> Literal.of(cidr.toString()))
                .collect(ImmutableList.toImmutableList());
        Code except = Code.call(".except", annex.list("Exceptions", String.class, exceptions));
        return Code.chain(whole, ImmutableList.of(except), false);
    }
}
