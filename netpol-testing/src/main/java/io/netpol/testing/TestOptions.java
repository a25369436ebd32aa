package io.netpol.testing;

import com.google.common.collect.ImmutableList;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.EgressToOwnNode;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.EvaluationOptions.IpFamilies;
import io.netpol.internal.EnumWords;
import io.netpol.internal.Nearest;
import io.netpol.net.Cidr;
import io.netpol.validation.KubernetesVersion;
import io.netpol.yaml.PolicyTestDocument;
import io.netpol.yaml.ReadingOptions;

/**
 * The options of one policy test, on top of those of the run.
 *
 * @param reading how the objects of the test are read
 * @param evaluation how they are evaluated
 */
record TestOptions(ReadingOptions reading, EvaluationOptions evaluation) {
    private static final ImmutableList<String> NAMES = ImmutableList.of(
            "strictCidr",
            "kubernetes",
            "defaultNamespace",
            "hostNetworkPods",
            "ipBlockMatchesPods",
            "egressToOwnNode",
            "ipFamilies",
            "podCidrs");

    /**
     * Gives these options with those of a test put over them.
     *
     * @throws IllegalArgumentException for an option that does not exist or a value that it cannot have; the message says
     *     what it can be
     */
    TestOptions with(Iterable<PolicyTestDocument.Option> overrides) {
        ReadingOptions.Builder newReading = ReadingOptions.builder().from(reading);
        EvaluationOptions.Builder newEvaluation = EvaluationOptions.builder().from(evaluation);
        for (PolicyTestDocument.Option option : overrides) {
            try {
                set(option, newReading, newEvaluation);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        option.position() + ": error: options." + option.name() + ": " + e.getMessage(), e);
            }
        }
        return new TestOptions(newReading.build(), newEvaluation.build());
    }

    private static void set(
            PolicyTestDocument.Option option, ReadingOptions.Builder reading, EvaluationOptions.Builder evaluation) {
        switch (option.name()) {
            case "strictCidr" -> reading.strictCidr(flag(single(option)));
            case "kubernetes" -> reading.kubernetes(KubernetesVersion.parse(single(option)));
            case "defaultNamespace" -> reading.defaultNamespace(single(option));
            case "hostNetworkPods" -> evaluation.hostNetworkPods(constant(HostNetworkPods.class, single(option)));
            case "ipBlockMatchesPods" -> evaluation.ipBlockMatchesPods(flag(single(option)));
            case "egressToOwnNode" -> evaluation.egressToOwnNode(constant(EgressToOwnNode.class, single(option)));
            case "ipFamilies" -> evaluation.ipFamilies(constant(IpFamilies.class, single(option)));
            case "podCidrs" ->
                evaluation.podCidrs(
                        option.values().stream().map(Cidr::parseStrict).toList());
            default ->
                throw new IllegalArgumentException("there is no such option; "
                        + Nearest.to(option.name(), NAMES)
                                .map(nearest -> "did you mean " + nearest + "?")
                                .orElse("the options are " + String.join(", ", NAMES)));
        }
    }

    private static String single(PolicyTestDocument.Option option) {
        if (option.values().size() != 1) {
            throw new IllegalArgumentException(
                    "one value belongs here, and " + option.values().size() + " are given");
        }
        return option.values().get(0);
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
        };
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return EnumWords.constant(type, word)
                .orElseThrow(() -> new IllegalArgumentException("\"" + word
                        + "\" is no value of this option; write one of " + String.join(", ", EnumWords.words(type))));
    }
}
