package io.netpol.matcher;

import io.netpol.net.Direction;
import io.netpol.net.Protocol;
import java.util.HashMap;
import java.util.Map;

/**
 * For one port, the classes that a profile allows, as bits over the classes of a column. Where only NetworkPolicies speak, a
 * class is allowed if a term of some rule for the port holds for it: the bits are joined from the lists of those for which
 * each term holds, which costs as much as there are answers. What is not as plain is asked one by one: tiers, classes whose
 * address nobody knows, and ports that a rule knows by name.
 */
final class PortRows {
    private static final IntBuffer NOBODY = new IntBuffer();

    private final Classes classes;
    private final PodColumn column;
    private final Direction direction;
    private final Protocol protocol;
    private final int port;
    private final Map<Integer, IntBuffer> holders = new HashMap<>();
    private final IntBuffer uncertain = new IntBuffer();

    /**
     * Prepares the rows of all profiles of a direction.
     *
     * @param column the classes of the other end, in one family
     */
    PortRows(Classes classes, PodColumn column, Direction direction, Protocol protocol, int port) {
        this.classes = classes;
        this.column = column;
        this.direction = direction;
        this.protocol = protocol;
        this.port = port;
        for (int place = 0; place < column.size(); place++) {
            PeerClass peer = classes.peerClass(column.number(place));
            addHolder(peer.podTerms(), place);
            if (peer.addressesCount()) {
                addAddress(peer, place);
            }
        }
    }

    private void addAddress(PeerClass peer, int place) {
        if (peer.addressClasses().size() == 1) {
            int only = peer.addressClasses().get(0);
            addHolder(classes.vocabulary().addressClass(only).terms(), place);
        } else {
            uncertain.add(place);
        }
    }

    private void addHolder(IntList terms, int place) {
        for (int i = 0; i < terms.size(); i++) {
            holders.computeIfAbsent(terms.get(i), term -> new IntBuffer()).add(place);
        }
    }

    /** Gives the places of the classes that a profile allows for certain. */
    long[] row(int number) {
        long[] row = new long[(column.size() + 63) >>> 6];
        Profile profile = classes.profile(number);
        if (!profile.admin().isEmpty() || !profile.baseline().isEmpty()) {
            for (int place = 0; place < column.size(); place++) {
                askFor(profile, place, row);
            }
            return row;
        }
        if (!profile.isIsolated()) {
            addAll(row);
            return row;
        }
        boolean asksForAddresses = false;
        for (CompiledRule rule : profile.networkPolicies()) {
            asksForAddresses |= addRule(profile, rule, row);
        }
        for (int i = 0; asksForAddresses && i < uncertain.size(); i++) {
            askFor(profile, uncertain.get(i), row);
        }
        return row;
    }

    private void askFor(Profile profile, int place, long[] row) {
        if (new Encounter(classes.vocabulary(), profile, classes.peerClass(column.number(place)))
                .allows(protocol, port)) {
            row[place >>> 6] |= 1L << place;
        }
    }

    private void addAll(long[] row) {
        for (int place = 0; place < column.size(); place++) {
            row[place >>> 6] |= 1L << place;
        }
    }

    /** Adds the classes that a rule allows; tells whether it asks for addresses. */
    private boolean addRule(Profile profile, CompiledRule rule, long[] row) {
        boolean byNumber = rule.connections(profile.namedPorts()).contains(protocol, port);
        boolean byNamesOfOthers = direction == Direction.EGRESS
                && rule.ports().stream().anyMatch(entry -> entry.protocols().contains(protocol));
        boolean asksForAddresses = false;
        if (!byNumber && !byNamesOfOthers) {
            return false;
        }
        for (IntList terms : rule.peers()) {
            for (int i = 0; i < terms.size(); i++) {
                Term term = classes.vocabulary().term(terms.get(i));
                asksForAddresses |= term instanceof Term.Addresses;
                if (term instanceof Term.Anything) {
                    for (int place = 0; place < column.size(); place++) {
                        add(byNumber, profile, place, row);
                    }
                } else {
                    IntBuffer places = holders.getOrDefault(terms.get(i), NOBODY);
                    for (int j = 0; j < places.size(); j++) {
                        add(byNumber, profile, places.get(j), row);
                    }
                }
            }
        }
        return asksForAddresses;
    }

    private void add(boolean isCertain, Profile profile, int place, long[] row) {
        if (isCertain) {
            row[place >>> 6] |= 1L << place;
        } else if ((row[place >>> 6] & 1L << place) == 0) {
            askFor(profile, place, row);
        }
    }
}
