package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import io.netpol.eval.EvaluationOptions;
import io.netpol.matcher.AddressIndex.Resolution;
import io.netpol.model.DomainName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All terms of all policies, and when they hold. */
final class Vocabulary {
    private final ImmutableList<Term> terms;
    private final AddressIndex addresses;
    private final Map<DomainName, Resolution> resolutions = new HashMap<>();

    Vocabulary(List<Term> terms, EvaluationOptions options) {
        this.terms = ImmutableList.copyOf(terms);
        this.addresses = new AddressIndex(terms, options);
        for (Term term : terms) {
            if (term instanceof Term.Resolved resolved) {
                resolutions.put(resolved.name(), AddressIndex.resolution(resolved.name(), options));
            }
        }
    }

    ImmutableList<Term> terms() {
        return terms;
    }

    AddressIndex addresses() {
        return addresses;
    }

    boolean isAboutAddresses(int term) {
        return terms.get(term) instanceof Term.Addresses || terms.get(term) instanceof Term.Resolved;
    }

    /** Tells whether a term holds for certain of an endpoint of a class that is in an interval. */
    boolean holds(int id, PeerClass peer, int interval) {
        Term term = terms.get(id);
        if (term instanceof Term.Addresses) {
            return peer.addressesCount() && addresses.terms(interval).contains(id);
        }
        if (term instanceof Term.OnNode) {
            return peer.onNode().contains(id);
        }
        if (term instanceof Term.Resolved resolved) {
            return resolution(resolved).certain().contains(addresses.start(interval));
        }
        return term instanceof Term.Anything || peer.podTerms().contains(id);
    }

    /** Tells whether a term may hold, though not for certain. */
    boolean mayHold(int id, PeerClass peer, int interval) {
        Term term = terms.get(id);
        if (term instanceof Term.OnNode) {
            return peer.perhapsOnNode().contains(id);
        }
        return term instanceof Term.Resolved resolved
                && !holds(id, peer, interval)
                && resolution(resolved).possible().contains(addresses.start(interval));
    }

    private Resolution resolution(Term.Resolved term) {
        Resolution resolution = resolutions.get(term.name());
        if (resolution == null) {
            throw new IllegalStateException("no resolution of " + term.name());
        }
        return resolution;
    }
}
