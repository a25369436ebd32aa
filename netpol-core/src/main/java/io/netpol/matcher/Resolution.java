package io.netpol.matcher;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.eval.EvaluationOptions;
import io.netpol.model.DomainName;
import io.netpol.net.IpAddress;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a domain name resolves to, by what is declared of it, of names that it covers and of names that cover it.
 *
 * @param certain the addresses to which it does
 * @param mayHoldElsewhere whether it may resolve to any other address
 * @param possible where it may not, the addresses to which it may
 */
record Resolution(ImmutableSet<IpAddress> certain, boolean mayHoldElsewhere, ImmutableSet<IpAddress> possible) {

    static Resolution of(DomainName name, EvaluationOptions options) {
        Set<IpAddress> certain = new HashSet<>();
        Set<IpAddress> possible = new HashSet<>();
        boolean isLimited = false;
        for (Map.Entry<DomainName, ImmutableSet<IpAddress>> declared :
                options.domainNames().entrySet()) {
            if (name.covers(declared.getKey())) {
                certain.addAll(declared.getValue());
            }
            if (declared.getKey().covers(name)) {
                Set<IpAddress> before = isLimited ? possible : declared.getValue();
                possible = new HashSet<>(Sets.intersection(before, declared.getValue()));
                isLimited = true;
            }
        }
        boolean isDeclared = options.domainNames().containsKey(name);
        return new Resolution(
                ImmutableSet.copyOf(certain),
                !isLimited && !isDeclared,
                isDeclared ? ImmutableSet.of() : ImmutableSet.copyOf(possible));
    }
}
