package io.netpol.cli;

import com.google.common.collect.ImmutableList;
import io.netpol.validation.Channel;
import io.netpol.validation.KubernetesVersion;
import io.netpol.yaml.Manifests;
import io.netpol.yaml.Problem;
import io.netpol.yaml.Reading;
import io.netpol.yaml.ReadingOptions;
import io.netpol.yaml.ReadingOptions.UnknownPeers;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how manifests are read, and the reading itself. */
final class ReadingMixin {
    @Option(
            names = "--strict-cidr",
            paramLabel = "true|false",
            arity = "1",
            description = "Whether odd spellings of ipBlocks (host bits, leading zeros, IPv4-mapped) are errors."
                    + " Default: what the Kubernetes version does.")
    private Optional<Boolean> strictCidr = Optional.empty();

    @Option(
            names = "--kubernetes",
            paramLabel = "1.NN",
            description = "The Kubernetes version by whose rules manifests are judged. Default: the newest known.")
    private KubernetesVersion kubernetes = KubernetesVersion.newest();

    @Option(
            names = "--channel",
            paramLabel = "standard|experimental",
            description = "The channel of the cluster-wide policy API by whose schema manifests are judged."
                    + " Default: experimental.")
    private Channel channel = Channel.EXPERIMENTAL;

    @Option(
            names = "--unknown-peers",
            paramLabel = "refuse|fail-closed",
            description = "What becomes of a peer of a cluster-wide policy that is described by an unknown field;"
                    + " fail-closed: a rule with one denies everything, or accepts nothing. Default: refuse.")
    private UnknownPeers unknownPeers = UnknownPeers.REFUSE;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "The namespace of objects that name none. Default: default.")
    private String namespace = "default";

    @Option(
            names = "--skip-invalid",
            description = "Leave out objects with errors, name them, and answer for the rest.")
    private boolean skipInvalid;

    @Option(
            names = "--max-file-size",
            paramLabel = "BYTES",
            description = "Refuse files of more bytes than this. Default: ${DEFAULT-VALUE}.")
    private long maxFileSize = ReadingOptions.defaults().maxFileBytes();

    /** Tells whether what has errors is left out and the rest is used. */
    boolean skipsInvalid() {
        return skipInvalid;
    }

    ReadingOptions options() {
        try {
            return ReadingOptions.builder()
                    .strictCidr(strictCidr)
                    .kubernetes(kubernetes)
                    .channel(channel)
                    .unknownPeers(unknownPeers)
                    .defaultNamespace(namespace)
                    .skipInvalid(skipInvalid)
                    .maxFileBytes(maxFileSize)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads manifests; says on standard error what is wrong with them and what was passed over.
     *
     * @throws BadInputException if there are errors, unless the valid rest is asked for
     */
    Reading read(List<Path> paths, PrintWriter err) {
        Reading reading = Manifests.read(paths, options());
        ImmutableList<Problem> errors = reading.errors();
        if (!errors.isEmpty() && !skipInvalid) {
            throw new BadInputException(refusal(reading.problems(), errors.size()));
        }
        reading.problems().forEach(problem -> err.println(line(problem, true)));
        passedOver(reading).ifPresent(err::println);
        return reading;
    }

    /** Gives a problem as a line; of an error it says whether its object was skipped. */
    static String line(Problem problem, boolean skipped) {
        return (skipped && problem.isError() ? "skipped: " : "") + problem;
    }

    private static ImmutableList<String> refusal(List<Problem> problems, int errors) {
        return ImmutableList.<String>builder()
                .addAll(problems.stream().map(Problem::toString).toList())
                .add("netpol: " + errors + (errors == 1 ? " error" : " errors")
                        + " in the input, so nothing is answered; --skip-invalid answers for the valid rest")
                .build();
    }

    private static Optional<String> passedOver(Reading reading) {
        return passedOver(reading.otherKinds(), reading.policyTests());
    }

    /** Names and counts what was passed over; nothing where nothing was. */
    static Optional<String> passedOver(Map<String, Integer> otherKinds, int policyTests) {
        ImmutableList.Builder<String> parts = ImmutableList.builder();
        otherKinds.forEach((kind, count) -> parts.add(count + " " + kind));
        if (policyTests > 0) {
            parts.add(policyTests + (policyTests == 1 ? " policy test" : " policy tests"));
        }
        return Optional.of(String.join(", ", parts.build()))
                .filter(text -> !text.isEmpty())
                .map(text -> "passed over: " + text);
    }
}
