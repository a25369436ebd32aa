package io.netpol.matcher;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.netpol.matcher.CompiledRule.PortEntry;
import io.netpol.matcher.Vocabulary.AddressClass;
import io.netpol.net.Direction;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of profiles. Most classes have nothing that a profile asks for, and are not looked at: those for which a term
 * holds come from the {@link Postings}, and an answer is worked out once for all that have the same signs. Not thread-safe.
 */
final class RowMaker {
    private final Classes classes;
    private final Postings postings;
    private final Interner<ImmutableList<PortEntry>> portLists = new Interner<>();
    private final Map<Look, Cell> cellsOfPlain = new HashMap<>();
    private final SignTable table = new SignTable();
    private final PeerClass nobody;

    /**
     * What an answer depends on.
     *
     * @param signs the signs, sorted
     * @param ports the ports that names stand for
     * @param rest what else counts, where more than signs does
     */
    private record Look(IntList signs, NamedPorts ports, Optional<Rest> rest) {}

    /**
     * What counts besides signs.
     *
     * @param addressClasses the classes of addresses; none where there is one that only terms tell from others
     * @param addressesCount whether terms about addresses are asked
     * @param declared the address, where it is one to which a domain name is declared to resolve
     * @param hasOneAddress whether it is one address
     * @param perhapsOnNode the terms about nodes of which nobody knows whether they hold
     */
    private record Rest(
            IntList addressClasses,
            boolean addressesCount,
            Optional<?> declared,
            boolean hasOneAddress,
            IntList perhapsOnNode) {}

    RowMaker(Classes classes) {
        this.classes = classes;
        this.postings = new Postings(classes.vocabulary());
        int elsewhere = classes.vocabulary().id(new AddressClass(IntList.EMPTY, Optional.empty()));
        this.nobody = new PeerClass(
                IntList.EMPTY, IntList.of(elsewhere), true, true, IntList.EMPTY, IntList.EMPTY, NamedPorts.NONE);
    }

    /** Gives the row of a profile for all classes below a number; for those that a row covers already, from there. */
    Row row(Profile profile, @Nullable Row before, int limit) {
        while (postings.limit() < limit) {
            postings.add(classes.peerClass(postings.limit()));
        }
        return new Making(profile, before == null ? 0 : before.limit(), limit).row(before);
    }

    /** One row in the making. */
    private final class Making {
        private final Profile profile;
        private final int from;
        private final int limit;
        private final Questions questions;
        private final Map<Look, Cell> cells = new HashMap<>();
        private final BitSet usual = new BitSet();

        Making(Profile profile, int from, int limit) {
            this.profile = profile;
            this.from = from;
            this.limit = limit;
            this.questions = new Questions(classes.vocabulary(), profile, portLists);
            fillTable();
        }

        private void fillTable() {
            table.clear(limit, questions.signCount());
            addSigns();
            if (questions.asksPorts(usual)) {
                table.addAll(postings.withPorts(), from);
            }
            if (questions.asksAddresses()) {
                table.addAll(postings.atSeveralAddresses(), from);
            }
            if (questions.asksNodes()) {
                table.addAll(postings.perhapsOnNode(), from);
            }
            for (int peerClass = from; questions.asksNames() && peerClass < limit; peerClass++) {
                table.add(peerClass);
            }
            mark();
        }

        /**
         * Adds the signs of all classes that are not as most are. Most have no sign at all, but where a term holds for more
         * than half: then those are in the table that lack its sign, and the sign there stands for its lack.
         */
        private void addSigns() {
            Map<Integer, Integer> widest = new HashMap<>();
            questions.forEachTerm((term, sign) -> {
                if (!usual.get(sign) && postings.isWide(term, from)) {
                    usual.set(sign);
                    widest.put(sign, term);
                    table.addAll(postings.without(term), from, sign);
                }
            });
            questions.forEachTerm((term, sign) -> {
                if (!usual.get(sign)) {
                    table.addAll(postings.of(term), from, sign);
                } else if (!Objects.equals(widest.get(sign), term)) {
                    table.removeAll(postings.of(term), from, sign);
                }
            });
        }

        /** Tells apart what signs do not: ports that have names, and classes of which more counts than signs do. */
        private void mark() {
            boolean asksPorts = questions.asksPorts();
            boolean asksMore = questions.asksAddresses() || !questions.isPlain();
            for (int place = 0; (asksPorts || asksMore) && place < table.size(); place++) {
                if (asksMore && !isPlain(place)) {
                    table.mark(place, -1 - place);
                } else if (asksPorts) {
                    table.mark(place, postings.ports(table.peerClass(place)));
                }
            }
        }

        Row row(@Nullable Row before) {
            int[] firsts = table.firstsAlike();
            @Nullable Cell[] found = new Cell[table.size()];
            int[] counts = new int[table.size()];
            for (int place = 0; place < found.length; place++) {
                counts[firsts[place]]++;
                found[place] = firsts[place] == place ? cell(place) : found[firsts[place]];
            }
            Cell elsewhere = elsewhere();
            Cell otherwise = before == null ? commonest(found, counts, elsewhere) : before.otherwise();
            Row.Maker row = new Row.Maker(limit, otherwise, classes.cells());
            if (before != null) {
                row.addAll(before);
            }
            for (int place = 0; place < found.length; place++) {
                row.add(table.peerClass(place), requireNonNull(found[place]));
            }
            for (int peerClass = from; otherwise != elsewhere && peerClass < limit; peerClass++) {
                if (!table.contains(peerClass)) {
                    row.add(peerClass, elsewhere);
                }
            }
            return row.row();
        }

        /** Gives what is said to all classes that are not in the table, if there are any. */
        private Cell elsewhere() {
            for (int peerClass = from; peerClass < limit; peerClass++) {
                if (!table.contains(peerClass)) {
                    return cell(classes.peerClass(peerClass), usual, true);
                }
            }
            return classes.newCell(profile, nobody);
        }

        private Cell commonest(@Nullable Cell[] found, int[] counts, Cell elsewhere) {
            IdentityHashMap<Cell, Integer> byCell = new IdentityHashMap<>();
            byCell.put(elsewhere, limit - from - found.length);
            for (int place = 0; place < found.length; place++) {
                if (counts[place] > 0) {
                    byCell.merge(requireNonNull(found[place]), counts[place], Integer::sum);
                }
            }
            Cell commonest = elsewhere;
            int most = limit - from - found.length;
            // in the order of places, so that it is the same one each time
            for (int place = 0; place < found.length; place++) {
                int count = counts[place] > 0 ? requireNonNull(byCell.get(found[place])) : 0;
                if (count > most) {
                    most = count;
                    commonest = requireNonNull(found[place]);
                }
            }
            return commonest;
        }

        private boolean isPlain(int place) {
            return questions.isPlain()
                    && !(questions.asksAddresses()
                            && postings.atSeveralAddresses().get(table.peerClass(place)));
        }

        private Cell cell(int place) {
            BitSet held = table.signs(place);
            held.xor(usual);
            return cell(classes.peerClass(table.peerClass(place)), held, isPlain(place));
        }

        private Cell cell(PeerClass peer, BitSet held, boolean isMatterOfSigns) {
            IntList signs = IntList.of(held);
            NamedPorts ports = questions.asksPorts() ? peer.namedPorts() : NamedPorts.NONE;
            if (isMatterOfSigns && questions.isPlain()) {
                return cells.computeIfAbsent(new Look(signs, ports, Optional.empty()), key -> ofPlain(signs, peer));
            }
            return cells.computeIfAbsent(
                    new Look(signs, ports, Optional.of(rest(peer))), key -> classes.newCell(profile, peer));
        }

        /** Gives what any plain profile says where the same ports are open, and names stand for the same. */
        private Cell ofPlain(IntList signs, PeerClass peer) {
            NamedPorts ports = profile.direction() == Direction.EGRESS ? peer.namedPorts() : profile.namedPorts();
            Look look = new Look(
                    questions.portLists(signs), questions.usesPortNames() ? ports : NamedPorts.NONE, Optional.empty());
            return cellsOfPlain.computeIfAbsent(look, key -> classes.newCell(profile, peer));
        }

        private Rest rest(PeerClass peer) {
            boolean isOne = peer.addressClasses().size() == 1;
            return new Rest(
                    isOne ? IntList.EMPTY : peer.addressClasses(),
                    peer.addressesCount(),
                    isOne
                            ? classes.vocabulary()
                                    .addressClass(peer.addressClasses().get(0))
                                    .declared()
                            : Optional.empty(),
                    peer.hasOneAddress(),
                    questions.asksNodes() ? peer.perhapsOnNode() : IntList.EMPTY);
        }
    }
}
