package io.netpol.matcher;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.netpol.eval.EvaluationOptions;
import io.netpol.model.DomainName;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.IpSet;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * All terms that any policy ever used, and when they hold. Terms are only added, so that snapshots can share them: one that
 * no policy of a snapshot uses makes its classes finer than they need be, and no answer wrong.
 */
final class Vocabulary {
    private final EvaluationOptions options;
    private final ImmutableMap<IpFamily, IpSet> podAddresses;
    private final Interner<Term> terms = new Interner<>();
    private final Interner<AddressClass> addressClasses = new Interner<>();
    private final ConcurrentMap<DomainName, Resolution> resolutions = new ConcurrentHashMap<>();

    /**
     * Addresses that no term tells apart.
     *
     * @param terms the terms about addresses that hold, sorted
     * @param declared the address itself where a domain name is declared to resolve to it, as names tell it from all others
     */
    record AddressClass(IntList terms, Optional<IpAddress> declared) {}

    Vocabulary(EvaluationOptions options) {
        this.options = options;
        this.podAddresses = Maps.toMap(Arrays.asList(IpFamily.values()), options::podAddresses);
    }

    /** Gives the addresses that a pod without a known address can have, which the options make anew each time. */
    IpSet podAddresses(IpFamily family) {
        return podAddresses.getOrDefault(family, IpSet.empty());
    }

    EvaluationOptions options() {
        return options;
    }

    int id(Term term) {
        return terms.id(term);
    }

    Term term(int id) {
        return terms.value(id);
    }

    int size() {
        return terms.size();
    }

    int id(AddressClass addressClass) {
        return addressClasses.id(addressClass);
    }

    AddressClass addressClass(int id) {
        return addressClasses.value(id);
    }

    boolean isAboutAddresses(int term) {
        return term(term) instanceof Term.Addresses || term(term) instanceof Term.Resolved;
    }

    /** Tells whether a term holds for certain of an endpoint of a class that is in a class of addresses. */
    boolean holds(int id, PeerClass peer, int addressClass) {
        Term term = term(id);
        if (term instanceof Term.Addresses) {
            return peer.addressesCount() && addressClass(addressClass).terms().contains(id);
        }
        if (term instanceof Term.OnNode) {
            return peer.onNode().contains(id);
        }
        if (term instanceof Term.Resolved resolved) {
            return addressClass(addressClass)
                    .declared()
                    .filter(resolution(resolved).certain()::contains)
                    .isPresent();
        }
        return term instanceof Term.Anything || peer.podTerms().contains(id);
    }

    /** Tells whether a term may hold, though not for certain. */
    boolean mayHold(int id, PeerClass peer, int addressClass) {
        Term term = term(id);
        if (term instanceof Term.OnNode) {
            return peer.perhapsOnNode().contains(id);
        }
        if (!(term instanceof Term.Resolved resolved)) {
            return false;
        }
        Optional<IpAddress> declared = addressClass(addressClass).declared();
        Resolution resolution = resolution(resolved);
        return resolution.mayHoldElsewhere()
                ? declared.filter(resolution.certain()::contains).isEmpty()
                : declared.filter(address -> resolution.possible().contains(address)
                                && !resolution.certain().contains(address))
                        .isPresent();
    }

    private Resolution resolution(Term.Resolved term) {
        return resolutions.computeIfAbsent(term.name(), name -> Resolution.of(name, options));
    }
}
