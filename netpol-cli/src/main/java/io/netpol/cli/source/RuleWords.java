package io.netpol.cli.source;

import com.google.common.collect.ImmutableList;
import io.netpol.dsl.Sentences;
import io.netpol.model.Peer;
import io.netpol.model.PortMatch;
import io.netpol.model.Rule;
import io.netpol.net.Direction;
import io.netpol.net.Protocol;
import java.util.Locale;

/** The words for rules and their ports: {@code from(allPods().inSameNamespace()).on(tcp(80), tcp(8000).through(8999))}. */
final class RuleWords {
    private final PeerWords peers;
    private final Annex annex;

    RuleWords(PeerWords peers, Annex annex) {
        this.peers = peers;
        this.annex = annex;
    }

    Code rule(Direction direction, Rule rule) {
        // ready-made words stand for exactly one value
        if (direction == Direction.EGRESS
                && rule.equals(Sentences.toClusterDns().rule())) {
            return Code.call("toClusterDns");
        }
        ImmutableList<Code> from = annex.list(
                "Peers",
                Peer.class,
                rule.peers().list().stream().map(peers::peer).toList());
        String word = direction.peersField();
        Code begun = from.isEmpty() ? Code.call(word + "Anywhere") : Code.callInColumn(word, from);
        return Code.chain(begun, ImmutableList.of(ports(rule)), from.size() > 1);
    }

    private Code ports(Rule rule) {
        if (rule.ports().isAny()) {
            return Code.call(".onAnyPort");
        }
        return Code.call(
                ".on",
                annex.list(
                        "Ports",
                        PortMatch.class,
                        rule.ports().list().stream().map(RuleWords::port).toList()));
    }

    private static Code port(PortMatch port) {
        return port.match(
                every -> Code.call(anyPort(every.protocol())),
                RuleWords::numbers,
                named -> Code.call(word(named.protocol()), Literal.of(named.name())));
    }

    /** One port, or a range of them. */
    static Code numbers(PortMatch.Numbers numbers) {
        Code first = Code.call(word(numbers.protocol()), Code.number(numbers.first()));
        return numbers.first() == numbers.last()
                ? first
                : Code.joined(first, Code.call(".through", Code.number(numbers.last())));
    }

    private static String word(Protocol protocol) {
        return protocol.name().toLowerCase(Locale.ROOT);
    }

    private static String anyPort(Protocol protocol) {
        return switch (protocol) {
            case TCP -> "anyTcpPort";
            case UDP -> "anyUdpPort";
            case SCTP -> "anySctpPort";
        };
    }
}
