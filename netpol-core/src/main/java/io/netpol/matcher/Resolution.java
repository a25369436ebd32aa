package io.netpol.matcher;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.eval.EvaluationOptions;
import io.netpol.model.DomainName;
import io.netpol.net.IpAddress;
import java.util.Optional;
import java.util.Set;

/**
 * Where a domain name resolves to, by what is declared of it, of names that it covers and of names that cover it.
 *
 * @param certain the addresses to which it does
 * @param mayHoldElsewhere whether it may resolve to any other address
 * @param possible where it may not, the addresses to which it may
 */
record Resolution(ImmutableSet<IpAddress> certain, boolean mayHoldElsewhere, ImmutableSet<IpAddress> possible) {

    /** A wildcard has the addresses of all names that it covers, wherever it is asked. */
    static Resolution of(DomainName name, EvaluationOptions options) {
        ImmutableSet<DomainName> declared = options.domainNames().keySet();
        boolean isDeclared = declared.contains(name);
        Optional<Set<IpAddress>> limit = declared.stream()
                .filter(known -> known.covers(name))
                .map(known -> addresses(known, options))
                .reduce(Sets::intersection);
        return new Resolution(
                ImmutableSet.copyOf(addresses(name, options)),
                limit.isEmpty(),
                isDeclared ? ImmutableSet.of() : ImmutableSet.copyOf(limit.orElse(Set.of())));
    }

    private static Set<IpAddress> addresses(DomainName name, EvaluationOptions options) {
        return options.domainNames().entrySet().stream()
                .filter(declared -> name.covers(declared.getKey()))
                .flatMap(declared -> declared.getValue().stream())
                .collect(ImmutableSet.toImmutableSet());
    }
}
