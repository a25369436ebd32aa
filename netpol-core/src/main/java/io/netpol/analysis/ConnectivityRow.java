package io.netpol.analysis;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netpol.eval.Answer;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.MissingFact;
import io.netpol.net.IpFamily;
import java.util.stream.Collectors;

/**
 * Who can reach whom, and how.
 *
 * @param source where the connections come from
 * @param destination where they go to
 * @param answers what is allowed, by address family; at least one, IPv4 first
 */
public record ConnectivityRow(RowEnd source, RowEnd destination, ImmutableMap<IpFamily, RowAnswer> answers) {

    /** Tells whether nothing at all is allowed, not even perhaps. */
    public boolean isNothing() {
        return answers.values().stream().allMatch(RowAnswer::isNothing);
    }

    /** Tells whether a missing fact decides everything: such a pair is no line of text. */
    public boolean isOnlyUnknown() {
        return !isNothing()
                && answers.values().stream().allMatch(answer -> answer.isNothing() || answer.isOnlyUnknown());
    }

    /** Gives the facts that are missing for an answer, in words. */
    public ImmutableList<String> missingFacts() {
        return answers.values().stream()
                .flatMap(answer -> answer.somePods().missing().stream())
                .distinct()
                .sorted()
                .map(MissingFact::text)
                .collect(ImmutableList.toImmutableList());
    }

    /** Gives the row as a line: {@code SOURCE => DESTINATION : CONNECTIONS}, with remarks in brackets. */
    public String line() {
        RowAnswer ipv6 = answers.get(IpFamily.IPV6);
        boolean addressesAreIpv6 = isIpv6(source) || isIpv6(destination);
        boolean onlyIpv6 = ipv6 != null && answers.size() == 1;
        RowAnswer main = answers.values().iterator().next();
        ImmutableList.Builder<String> remarks = ImmutableList.builder();
        String connections;
        if (onlyIpv6 && !addressesAreIpv6) {
            connections = ConnectionSet.none().toString();
        } else {
            connections = main.somePods().allowed().toString();
            remarks.addAll(remarks(main));
        }
        if (ipv6 != null && !addressesAreIpv6 && (onlyIpv6 || !ipv6.equals(main))) {
            String text = ipv6.somePods().allowed().toString();
            remarks.add("IPv6: "
                    + String.join(
                            ", ",
                            ImmutableList.<String>builder()
                                    .add(text)
                                    .addAll(remarks(ipv6))
                                    .build()));
        }
        String bracket =
                remarks.build().isEmpty() ? "" : remarks.build().stream().collect(Collectors.joining("; ", " (", ")"));
        return source + " => " + destination + " : " + connections + bracket;
    }

    private static boolean isIpv6(RowEnd end) {
        return end instanceof RowEnd.Addresses addresses
                && addresses.range().first().family() == IpFamily.IPV6;
    }

    private static ImmutableList<String> remarks(RowAnswer rowAnswer) {
        Answer answer = rowAnswer.somePods();
        ImmutableList.Builder<String> remarks = ImmutableList.builder();
        if (!answer.ambiguous().isEmpty()) {
            remarks.add("ambiguous: " + answer.ambiguous());
        }
        if (!answer.unknown().isEmpty()) {
            remarks.add("unknown: " + answer.unknown() + ", depends on "
                    + answer.missing().stream().sorted().map(MissingFact::text).collect(Collectors.joining(" and ")));
        }
        if (rowAnswer.podsDiffer()) {
            remarks.add("pods differ");
        }
        return remarks.build();
    }
}
