package io.netpol.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netpol.analysis.Connectivity;
import io.netpol.analysis.ConnectivityRow;
import io.netpol.analysis.RowEnd;
import io.netpol.cli.source.JavaSource;
import io.netpol.cli.source.TargetClass;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.MissingFact;
import io.netpol.eval.NearMiss;
import io.netpol.eval.Outcome;
import io.netpol.eval.PortRange;
import io.netpol.eval.RuleMatch;
import io.netpol.eval.TierMatch;
import io.netpol.eval.TierStep;
import io.netpol.eval.Verdict;
import io.netpol.internal.EnumWords;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterPolicyConversion;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.PolicyFact;
import io.netpol.model.PolicyId;
import io.netpol.net.Direction;
import io.netpol.net.Protocol;
import io.netpol.testing.ExpectationResult;
import io.netpol.testing.PolicyTestResult;
import io.netpol.yaml.ManifestJson;
import io.netpol.yaml.Problem;
import io.netpol.yaml.Reading;
import io.netpol.yaml.SourcePosition;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The answers of commands as JSON, fields in a fixed order. */
final class JsonAnswers {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonAnswers() {}

    static String connectivity(Connectivity connectivity, Reading reading) {
        ObjectNode answer = JSON.objectNode();
        ArrayNode rows = answer.putArray("rows");
        connectivity.rows().forEach(row -> rows.add(row(row)));
        ArrayNode onHost = answer.putArray("onHostNetwork");
        connectivity.onHostNetwork().forEach(workload -> onHost.add(workload.toString()));
        putReading(answer, reading);
        return text(answer);
    }

    static String verdicts(List<Verdict> verdicts, Reading reading) {
        ObjectNode answer = JSON.objectNode();
        List<Outcome> outcomes =
                verdicts.stream().map(Verdict::outcome).distinct().toList();
        answer.put("outcome", outcomes.size() == 1 ? outcomes.get(0).text() : "differs");
        ArrayNode list = answer.putArray("verdicts");
        verdicts.forEach(verdict -> list.add(verdict(verdict, Optional.of(reading))));
        putReading(answer, reading);
        return text(answer);
    }

    static String tests(List<PolicyTestResult> results, List<Problem> problemsOfFiles) {
        ObjectNode answer = JSON.objectNode();
        for (ExpectationResult.Status status : ExpectationResult.Status.values()) {
            answer.put(
                    EnumWords.word(status),
                    results.stream().mapToInt(result -> result.count(status)).sum());
        }
        ArrayNode tests = answer.putArray("tests");
        results.forEach(result -> tests.add(test(result)));
        ArrayNode problems = answer.putArray("problems");
        problemsOfFiles.forEach(problem -> problems.add(problem(problem)));
        return text(answer);
    }

    static String descriptions(Reading reading) {
        ObjectNode answer = JSON.objectNode();
        ArrayNode list = answer.putArray("policies");
        reading.cluster().policies().forEach(policy -> list.add(description(policy, reading)));
        ArrayNode clusterWide = answer.putArray("clusterPolicies");
        reading.cluster().clusterPolicies().forEach(policy -> clusterWide.add(description(policy, reading)));
        putReading(answer, reading);
        return text(answer);
    }

    private static ObjectNode description(NetworkPolicy policy, Reading reading) {
        ObjectNode node = JSON.objectNode();
        node.put("namespace", policy.namespace());
        node.put("name", policy.name());
        putPosition(node, policy.id(), "", reading);
        ArrayNode isolates = node.putArray("isolates");
        for (Direction direction : Direction.values()) {
            if (policy.isolates().contains(direction)) {
                isolates.add(direction.rulesField());
            }
        }
        putFacts(node, policy.id(), policy.facts(), reading);
        return node;
    }

    private static ObjectNode description(ClusterNetworkPolicy policy, Reading reading) {
        ObjectNode node = clusterPolicy(policy);
        putPosition(node, policy.id(), "", reading);
        node.put("tier", policy.tier().toString());
        node.put("priority", policy.priority());
        putFacts(node, policy.id(), policy.facts(), reading);
        return node;
    }

    private static ObjectNode clusterPolicy(ClusterNetworkPolicy policy) {
        return JSON.objectNode().put("kind", policy.kind().toString()).put("name", policy.name());
    }

    private static void putFacts(ObjectNode node, PolicyId policy, List<PolicyFact> facts, Reading reading) {
        ArrayNode list = node.putArray("facts");
        for (PolicyFact fact : facts) {
            ObjectNode line = list.addObject();
            line.put("kind", EnumWords.word(fact.kind()));
            fact.direction().ifPresent(direction -> line.put("direction", direction.rulesField()));
            line.put("text", fact.text());
            line.put("path", fact.path());
            putPosition(line, policy, fact.path(), reading);
        }
    }

    static String source(
            TargetClass target,
            JavaSource source,
            Optional<Path> file,
            List<ClusterNetworkPolicy> clusterPolicies,
            Reading reading) {
        ObjectNode answer = JSON.objectNode();
        answer.put("package", target.packageName());
        answer.put("class", target.className());
        answer.put("path", target.path());
        file.ifPresent(path -> answer.put("written", path.toString()));
        answer.put("source", source.text());
        ArrayNode list = answer.putArray("policies");
        for (NetworkPolicy policy : reading.cluster().policies()) {
            ObjectNode node = list.addObject();
            node.put("namespace", policy.namespace());
            node.put("name", policy.name());
            node.put("method", source.method(policy.id()));
            putPosition(node, policy.id(), "", reading);
        }
        ArrayNode clusterWide = answer.putArray("clusterPolicies");
        for (ClusterNetworkPolicy policy : clusterPolicies) {
            ObjectNode node = clusterPolicy(policy).put("method", source.method(policy.id()));
            putPosition(node, policy.id(), "", reading);
            clusterWide.add(node);
        }
        putReading(answer, reading);
        return text(answer);
    }

    static String conversion(ClusterPolicyConversion conversion, List<Problem> notesInPlace, Reading reading) {
        ObjectNode answer = JSON.objectNode();
        ArrayNode policies = answer.putArray("policies");
        conversion.converted().forEach(policy -> policies.add(ManifestJson.of(policy)));
        ArrayNode notes = answer.putArray("notes");
        notesInPlace.forEach(note -> notes.add(problem(note)));
        putReading(answer, reading);
        return text(answer);
    }

    private static ObjectNode test(PolicyTestResult result) {
        ObjectNode test = JSON.objectNode();
        test.put("name", result.test().name());
        putPosition(test, result.test().position());
        result.failure().ifPresent(failure -> test.put("error", failure));
        ArrayNode expectations = test.putArray("expectations");
        for (ExpectationResult expectation : result.results()) {
            ObjectNode node = expectations.addObject();
            node.put("from", expectation.expectation().from());
            node.put("to", expectation.expectation().to());
            node.put("protocol", expectation.expectation().protocol());
            node.put("port", expectation.expectation().port());
            if (!expectation.expectation().ipFamily().isEmpty()) {
                node.put("family", expectation.expectation().ipFamily());
            }
            node.put("expected", expectation.expectation().verdict());
            node.put("status", EnumWords.word(expectation.status()));
            putPosition(node, expectation.expectation().position());
            if (!expectation.error().isEmpty()) {
                node.put("error", expectation.error());
            }
            if (!expectation.unexpected().isEmpty()) {
                ArrayNode unexpected = node.putArray("unexpected");
                expectation.unexpected().forEach(verdict -> unexpected.add(verdict(verdict, result.reading())));
            }
        }
        ArrayNode problems = test.putArray("problems");
        result.problems().forEach(problem -> problems.add(problem(problem)));
        return test;
    }

    private static ObjectNode row(ConnectivityRow row) {
        ObjectNode node = JSON.objectNode();
        node.set("source", end(row.source()));
        node.set("destination", end(row.destination()));
        ObjectNode answers = node.putObject("answers");
        row.answers().forEach((family, rowAnswer) -> {
            ObjectNode answer = answers.putObject(family.toString());
            answer.set("allowed", connections(rowAnswer.somePods().allowed()));
            answer.set("ambiguous", connections(rowAnswer.somePods().ambiguous()));
            answer.set("unknown", connections(rowAnswer.somePods().unknown()));
            answer.set("dependsOn", texts(rowAnswer.somePods().missing().asList(), MissingFact::text));
            answer.put("podsDiffer", rowAnswer.podsDiffer());
            answer.set("allowedForEveryPod", connections(rowAnswer.everyPod()));
        });
        return node;
    }

    private static ObjectNode end(RowEnd end) {
        ObjectNode node = JSON.objectNode();
        return end.match(
                workload -> node.put("namespace", workload.id().namespace())
                        .put("name", workload.id().name())
                        .put("kind", workload.id().kind()),
                addresses -> node.put("first", addresses.range().first().toString())
                        .put("last", addresses.range().last().toString()));
    }

    private static ObjectNode connections(ConnectionSet connections) {
        ObjectNode node = JSON.objectNode();
        for (Protocol protocol : Protocol.values()) {
            if (!connections.ranges(protocol).isEmpty()) {
                node.set(protocol.name(), texts(connections.ranges(protocol), PortRange::toString));
            }
        }
        return node;
    }

    private static ObjectNode verdict(Verdict verdict, Optional<Reading> reading) {
        ObjectNode node = JSON.objectNode();
        node.put("from", verdict.connection().ends().source().displayName());
        node.put("to", verdict.connection().ends().destination().displayName());
        node.put("family", verdict.connection().ends().family().toString());
        node.put("protocol", verdict.connection().protocol().name());
        node.put("port", verdict.connection().port());
        node.put("outcome", verdict.outcome().text());
        node.set("egress", direction(verdict.explanation().egress(), reading));
        node.set("ingress", direction(verdict.explanation().ingress(), reading));
        return node;
    }

    private static ObjectNode direction(DirectionExplanation explanation, Optional<Reading> reading) {
        ObjectNode node = JSON.objectNode();
        node.put("outcome", explanation.outcome().text());
        node.put("reason", EnumWords.word(explanation.reason()));
        explanation.admin().ifPresent(step -> node.set("admin", step(step, reading)));
        node.set("isolatedBy", texts(explanation.isolatedBy(), Object::toString));
        if (explanation.networkPolicies() != TierStep.Reached.YES
                && !explanation.isolatedBy().isEmpty()) {
            node.put("networkPoliciesReached", EnumWords.word(explanation.networkPolicies()));
        }
        ArrayNode allowedBy = node.putArray("allowedBy");
        explanation.allowedBy().forEach(match -> allowedBy.add(match(match, match.peerPath(), reading)));
        ArrayNode perhaps = node.putArray("perhapsAllowedBy");
        explanation.perhapsAllowedBy().forEach(match -> perhaps.add(match(match, match.peerPath(), reading)));
        ArrayNode nearMisses = node.putArray("nearMisses");
        for (NearMiss miss : explanation.nearMisses()) {
            String path = miss.half() == NearMiss.Half.PORT
                    ? miss.match().portPath()
                    : miss.match().peerPath();
            nearMisses.add(match(miss.match(), path, reading).put("matches", EnumWords.word(miss.half())));
        }
        explanation.baseline().ifPresent(step -> node.set("baseline", step(step, reading)));
        node.set("dependsOn", texts(explanation.missing().asList(), MissingFact::text));
        return node;
    }

    /** What a tier of cluster-wide policies did. */
    private static ObjectNode step(TierStep step, Optional<Reading> reading) {
        ObjectNode node = JSON.objectNode();
        node.put("reached", EnumWords.word(step.reached()));
        ArrayNode matches = node.putArray("matches");
        for (TierMatch match : step.matches()) {
            ObjectNode place = match(match.place(), match.place().peerPath(), reading);
            if (!match.ruleName().isEmpty()) {
                place.put("name", match.ruleName());
            }
            place.put("priority", match.priority());
            place.put("action", match.action().text());
            matches.add(place.put("certain", match.isCertain()));
        }
        return node;
    }

    private static ObjectNode match(RuleMatch match, String path, Optional<Reading> reading) {
        ObjectNode node = JSON.objectNode();
        node.put("policy", match.policy().toString());
        node.put("rule", match.rule());
        match.peer().ifPresent(index -> node.put("peer", index));
        match.port().ifPresent(index -> node.put("port", index));
        node.put("path", path);
        reading.ifPresent(read -> putPosition(node, match.policy(), path, read));
        return node;
    }

    private static void putReading(ObjectNode answer, Reading reading) {
        ObjectNode others = answer.putObject("passedOver");
        reading.otherKinds().forEach(others::put);
        answer.put("policyTestsPassedOver", reading.policyTests());
        ArrayNode problems = answer.putArray("problems");
        reading.problems().forEach(problem -> problems.add(problem(problem)));
    }

    private static ObjectNode problem(Problem problem) {
        ObjectNode node = JSON.objectNode();
        node.put("severity", problem.severity().code());
        node.put("code", problem.code());
        putPosition(node, problem.position());
        node.put("object", problem.object());
        node.put("path", problem.path());
        node.put("message", problem.message());
        return node;
    }

    private static void putPosition(ObjectNode node, PolicyId policy, String path, Reading reading) {
        reading.position(policy, path).ifPresent(position -> putPosition(node, position));
    }

    private static void putPosition(ObjectNode node, SourcePosition position) {
        node.put("file", position.source());
        node.put("line", position.line());
        node.put("column", position.column());
    }

    private static <T> ArrayNode texts(List<T> values, Function<T, String> toText) {
        ArrayNode texts = JSON.arrayNode();
        values.forEach(value -> texts.add(toText.apply(value)));
        return texts;
    }

    private static String text(ObjectNode answer) {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers cannot fail to print", e);
        }
    }
}
