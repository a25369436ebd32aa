package io.netpol.eval;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netpol.cluster.Endpoint;
import io.netpol.model.PolicyId;
import io.netpol.net.Direction;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Verdicts in words, a fact a line, indented by two blanks a level. */
public final class VerdictText {
    private final BiFunction<PolicyId, String, String> place;

    private VerdictText(BiFunction<PolicyId, String, String> place) {
        this.place = place;
    }

    /** Gives the writer that names policies and field paths only. */
    public static VerdictText plain() {
        return withPlaces((policy, path) -> "");
    }

    /**
     * Gives the writer that says of each rule where it was read.
     *
     * @param place gives the place of a field of a policy, such as {@code policies.yaml:12:7}; empty where it is not known
     */
    public static VerdictText withPlaces(BiFunction<PolicyId, String, String> place) {
        return new VerdictText(place);
    }

    /** Gives one line: {@code shop/a => shop/b TCP 80 (IPv4)}. */
    public static String question(Connection connection) {
        EndpointPair ends = connection.ends();
        return ends.source().displayName() + " => " + ends.destination().displayName() + " " + connection.protocol()
                + " " + connection.port() + " (" + ends.family() + ")";
    }

    /** Gives the verdict and why: the question and the outcome in the first line, then both directions. */
    public ImmutableList<String> lines(Verdict verdict) {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        lines.add(question(verdict.connection()) + ": " + verdict.outcome().text());
        EndpointPair ends = verdict.connection().ends();
        addDirection(verdict.explanation().egress(), ends.source(), lines);
        addDirection(verdict.explanation().ingress(), ends.destination(), lines);
        return lines.build();
    }

    private void addDirection(DirectionExplanation explanation, Endpoint end, ImmutableList.Builder<String> lines) {
        String subject = explanation.direction() == Direction.EGRESS
                ? "egress from " + end.displayName()
                : "ingress to " + end.displayName();
        lines.add("  " + subject + ": " + explanation.outcome().text() + ", " + reason(explanation));
        new TierText(explanation, this::description).before().forEach(line -> lines.add("    " + line));
        explanation.allowedBy().forEach(match -> lines.add("    allowed by " + description(match)));
        explanation
                .perhapsAllowedBy()
                .forEach(match -> lines.add("    allowed for some addresses by " + description(match)));
        explanation.nearMisses().forEach(miss -> lines.add("    near miss: " + description(miss)));
        new TierText(explanation, this::description).after().forEach(line -> lines.add("    " + line));
    }

    private static String reason(DirectionExplanation explanation) {
        return switch (explanation.reason()) {
            case SAME_POD -> "as a pod always reaches itself";
            case LOOPBACK -> "as a loopback address never leaves the pod";
            case NOT_MANAGED -> "as no NetworkPolicy applies to this end";
            case OWN_NODE -> "as a pod and its own node are not separated";
            case ADMIN_ACCEPTS -> "as a rule of the Admin tier accepts it";
            case ADMIN_DENIES -> "as a rule of the Admin tier denies it";
            case BASELINE_ACCEPTS -> "as a rule of the Baseline tier accepts it";
            case BASELINE_DENIES -> "as a rule of the Baseline tier denies it";
            case POLICIES_DISAGREE -> "as cluster-wide policies of equal tier and priority disagree";
            case EITHER_WAY -> "as all that may decide comes to the same";
            case NOT_ISOLATED -> "as no policy isolates the pod in this direction";
            case RULE_MATCHES ->
                explanation.allowedBy().isEmpty()
                        ? "as rules match together for every address that the other end can have"
                        : "as a rule matches";
            case NO_RULE_MATCHES -> "as it is isolated by " + names(explanation.isolatedBy()) + " and no rule matches";
            case FACT_MISSING -> "as " + isolation(explanation) + facts(explanation.missing()) + " decides";
        };
    }

    private static String isolation(DirectionExplanation explanation) {
        return explanation.isolatedBy().isEmpty() || explanation.networkPolicies() == TierStep.Reached.NO
                ? ""
                : "it is isolated by " + names(explanation.isolatedBy()) + " and ";
    }

    private static String names(ImmutableList<PolicyId> policies) {
        return policies.stream().map(PolicyId::toString).collect(Collectors.joining(", "));
    }

    private static String facts(ImmutableSet<MissingFact> missing) {
        return missing.stream().sorted().map(MissingFact::text).collect(Collectors.joining(" or "))
                + ", not known yet,";
    }

    private String description(RuleMatch match) {
        String port = match.port().isPresent() ? " and " + match.portPath() : "";
        return match.policy() + ", " + match.peerPath() + port + at(match.policy(), match.peerPath());
    }

    private String description(NearMiss miss) {
        RuleMatch match = miss.match();
        return switch (miss.half()) {
            case PEER ->
                match.policy() + ", " + match.peerPath() + " matches the peer, but no port of the rule matches"
                        + at(match.policy(), match.peerPath());
            case PORT ->
                match.policy() + ", " + match.portPath() + " matches the port, but no peer of the rule matches"
                        + at(match.policy(), match.portPath());
        };
    }

    private String at(PolicyId policy, String path) {
        String where = place.apply(policy, path);
        return where.isEmpty() ? "" : " (" + where + ")";
    }
}
