package io.netpol.testkit;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.eval.EvaluationOptions;
import io.netpol.model.ClusterPeer;
import io.netpol.model.DomainName;
import io.netpol.net.IpAddress;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The domain names that a source's policies mention and nobody declared, and which of them a destination can have together:
 * with a name all wildcards that cover it, and nothing that contradicts what is declared.
 */
final class PossibleNames {
    private static final String NONE = "none";
    private static final String SEPARATOR = " ";

    private final ImmutableMap<DomainName, ImmutableSet<IpAddress>> declared;
    private final ImmutableSet<DomainName> undeclared;

    PossibleNames(Situation situation) {
        this.declared = situation.options().domainNames();
        this.undeclared = EgressRules.peers(situation)
                .flatMap(
                        peer -> peer instanceof ClusterPeer.DomainNames names ? names.names().stream() : Stream.empty())
                .filter(name -> !declared.containsKey(name))
                .collect(ImmutableSet.toImmutableSet());
    }

    /** Every set of names that an address can have, whatever is declared for it. */
    ImmutableList<String> choices() {
        return Sets.powerSet(undeclared).stream()
                .filter(this::holdsWildcards)
                .map(names -> names.isEmpty() ? NONE : Joiner.on(SEPARATOR).join(names))
                .collect(ImmutableList.toImmutableList());
    }

    private boolean holdsWildcards(Set<DomainName> names) {
        return undeclared.stream()
                .filter(wildcard -> names.stream().anyMatch(wildcard::covers))
                .allMatch(names::contains);
    }

    private static Set<DomainName> names(String choice) {
        return choice.equals(NONE)
                ? Set.of()
                : Splitter.on(SEPARATOR)
                        .splitToStream(choice)
                        .map(DomainName::of)
                        .collect(ImmutableSet.toImmutableSet());
    }

    /** Whether an address can have these names and no others of those that nobody declared. */
    boolean isPossible(String choice, IpAddress address) {
        Set<DomainName> names = names(choice);
        return undeclared.stream()
                .allMatch(name -> names.contains(name)
                        ? declared.keySet().stream()
                                .filter(known -> known.covers(name))
                                .allMatch(known -> resolves(known, address))
                        : !resolves(name, address));
    }

    /** Whether something declared says that a name, or one that it covers, resolves to an address. */
    private boolean resolves(DomainName name, IpAddress address) {
        return declared.entrySet().stream()
                .anyMatch(
                        known -> name.covers(known.getKey()) && known.getValue().contains(address));
    }

    /** The situation in which these names are known to resolve to the address, and the others to none. */
    Situation declared(Situation situation, String choice, IpAddress address) {
        Map<DomainName, ImmutableSet<IpAddress>> all = Sets.newHashSet(undeclared).stream()
                .collect(ImmutableMap.toImmutableMap(
                        name -> name,
                        name -> names(choice).contains(name) ? ImmutableSet.of(address) : ImmutableSet.of()));
        return situation.withOptions(EvaluationOptions.builder()
                .from(situation.options())
                .putAllDomainNames(all)
                .build());
    }
}
