package io.netpol.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ExternalAddress;
import io.netpol.cluster.UnanswerableException;
import io.netpol.eval.Connection;
import io.netpol.eval.Evaluator;
import io.netpol.eval.Outcome;
import io.netpol.eval.Question;
import io.netpol.eval.Verdict;
import io.netpol.eval.VerdictText;
import io.netpol.testing.DefaultEvaluator;
import io.netpol.yaml.Reading;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code netpol eval}: one question, with the reason for the answer. */
@Command(
        name = "eval",
        customSynopsis = "netpol eval PATH... --from=SOURCE --to=DESTINATION --port=N [OPTIONS]",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        description = "Answers whether one connection is allowed, and says why.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            " 0:allowed",
            " 1:denied",
            " 2:bad input or bad usage",
            " 3:ambiguous, unknown, or not the same for all pods or address families"
        })
final class EvalCommand implements Callable<Integer> {
    private static final int NO_DEFINITE_ANSWER = 3;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders with manifests.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "SOURCE",
            description = "namespace/pod, namespace/workload, namespace/name[Kind] or an IP address.")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "DESTINATION", description = "Written as the source.")
    private String to = "";

    @Option(names = "--port", required = true, paramLabel = "N", description = "The port of the destination pod.")
    private int port;

    @Option(names = "--protocol", paramLabel = "TCP|UDP|SCTP", description = "The protocol. Default: TCP.")
    private String protocol = "TCP";

    @Mixin
    private EvaluationMixin evaluation = new EvaluationMixin();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Override
    public Integer call() {
        PrintWriter out = shared.out();
        PrintWriter err = shared.err();
        Reading read = shared.reading().read(paths, err);
        Evaluator evaluator = DefaultEvaluator.of(read.cluster(), evaluation.options());
        ImmutableList<Verdict> verdicts;
        try {
            verdicts = evaluator.verdicts(question());
        } catch (UnanswerableException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
        serviceRemarks(verdicts, evaluator.cluster()).forEach(remark -> err.println("note: " + remark));
        ImmutableSet<Outcome> outcomes = verdicts.stream().map(Verdict::outcome).collect(ImmutableSet.toImmutableSet());
        if (shared.isJson()) {
            out.println(JsonAnswers.verdicts(verdicts, read));
        } else {
            print(verdicts, outcomes, read, out);
        }
        return exitStatus(outcomes);
    }

    private Question question() {
        return Question.builder()
                .source(from)
                .destination(to)
                .port(port)
                .protocol(protocol)
                .build();
    }

    private static void print(
            ImmutableList<Verdict> verdicts, ImmutableSet<Outcome> outcomes, Reading read, PrintWriter out) {
        VerdictText text = withPlaces(read);
        for (Verdict verdict : verdicts) {
            ImmutableList<String> lines = text.lines(verdict);
            String outcome = verdict.outcome().text();
            String first = lines.get(0);
            out.println(first.substring(0, first.length() - outcome.length()) + coloured(verdict.outcome()));
            lines.subList(1, lines.size()).forEach(out::println);
        }
        if (outcomes.size() > 1) {
            out.println("no one answer: the pods or address families differ");
        }
    }

    /** Verdicts in words, with the places at which the policies were read. */
    static VerdictText withPlaces(Reading read) {
        return VerdictText.withPlaces((policy, path) ->
                read.position(policy, path).map(Object::toString).orElse(""));
    }

    private static String coloured(Outcome outcome) {
        String colour = switch (outcome) {
            case ALLOWED -> "green";
            case DENIED -> "red";
            case AMBIGUOUS, UNKNOWN -> "yellow";
        };
        return Terminal.coloured(colour, outcome.text());
    }

    private static int exitStatus(ImmutableSet<Outcome> outcomes) {
        if (outcomes.equals(ImmutableSet.of(Outcome.ALLOWED))) {
            return 0;
        }
        return outcomes.equals(ImmutableSet.of(Outcome.DENIED)) ? 1 : NO_DEFINITE_ANSWER;
    }

    /** The address of a service is no address of a pod: policies never see it (rule S37). */
    private static ImmutableSet<String> serviceRemarks(ImmutableList<Verdict> verdicts, Cluster cluster) {
        ImmutableSet.Builder<String> remarks = ImmutableSet.builder();
        for (Verdict verdict : verdicts) {
            Connection connection = verdict.connection();
            if (connection.ends().destination() instanceof ExternalAddress external) {
                cluster.services().stream()
                        .filter(service -> service.clusterIps().contains(external.address()))
                        .forEach(service -> remarks.add(external.address() + " is the address of Service "
                                + service.namespace() + "/" + service.name()
                                + "; policies see the pods behind it and their ports: ask about those"));
            }
        }
        return remarks.build();
    }
}
