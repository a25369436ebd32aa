package io.netpol.testing;

import com.google.common.collect.ImmutableList;
import io.netpol.eval.DomainAddresses;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.EgressToOwnNode;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.EvaluationOptions.IpFamilies;
import io.netpol.internal.EnumWords;
import io.netpol.internal.Nearest;
import io.netpol.net.Cidr;
import io.netpol.validation.Channel;
import io.netpol.validation.KubernetesVersion;
import io.netpol.validation.Severity;
import io.netpol.yaml.PolicyTestDocument.Option;
import io.netpol.yaml.Problem;
import io.netpol.yaml.ReadingOptions;
import io.netpol.yaml.ReadingOptions.UnknownPeers;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

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
            "channel",
            "unknownPeers",
            "hostNetworkPods",
            "ipBlockMatchesPods",
            "egressToOwnNode",
            "ipFamilies",
            "podCidrs",
            "domainNames");

    /** Gives these options with those of a test put over them; reports those that are wrong, and leaves them as they were. */
    TestOptions with(Iterable<Option> overrides, Consumer<Problem> problems) {
        TestOptions options = this;
        for (Option option : overrides) {
            try {
                options = options.with(option);
            } catch (IllegalArgumentException e) {
                problems.accept(new Problem(
                        Severity.ERROR,
                        "invalid-option",
                        option.position(),
                        "policy test",
                        "options." + option.name(),
                        String.valueOf(e.getMessage())));
            }
        }
        return options;
    }

    private TestOptions with(Option option) {
        return switch (option.name()) {
            case "strictCidr" -> reading(builder -> builder.strictCidr(flag(option)));
            case "kubernetes" -> reading(builder -> builder.kubernetes(KubernetesVersion.parse(single(option))));
            case "defaultNamespace" -> reading(builder -> builder.defaultNamespace(single(option)));
            case "channel" -> reading(builder -> builder.channel(constant(Channel.class, option)));
            case "unknownPeers" -> reading(builder -> builder.unknownPeers(constant(UnknownPeers.class, option)));
            case "hostNetworkPods" ->
                evaluation(builder -> builder.hostNetworkPods(constant(HostNetworkPods.class, option)));
            case "ipBlockMatchesPods" -> evaluation(builder -> builder.ipBlockMatchesPods(flag(option)));
            case "egressToOwnNode" ->
                evaluation(builder -> builder.egressToOwnNode(constant(EgressToOwnNode.class, option)));
            case "ipFamilies" -> evaluation(builder -> builder.ipFamilies(constant(IpFamilies.class, option)));
            case "podCidrs" ->
                evaluation(builder -> builder.podCidrs(
                        option.values().stream().map(Cidr::parseStrict).toList()));
            case "domainNames" ->
                evaluation(builder -> builder.domainNames(DomainAddresses.byName(
                        option.values().stream().map(DomainAddresses::parse).toList())));
            default ->
                throw new IllegalArgumentException("there is no such option; "
                        + Nearest.to(option.name(), NAMES)
                                .map(nearest -> "did you mean " + nearest + "?")
                                .orElse("the options are " + String.join(", ", NAMES)));
        };
    }

    /** Builds at once, so that what the value itself checks is reported of the option that is wrong. */
    private TestOptions reading(UnaryOperator<ReadingOptions.Builder> change) {
        ReadingOptions changed =
                change.apply(ReadingOptions.builder().from(reading)).build();
        return new TestOptions(changed, evaluation);
    }

    private TestOptions evaluation(UnaryOperator<EvaluationOptions.Builder> change) {
        EvaluationOptions changed =
                change.apply(EvaluationOptions.builder().from(evaluation)).build();
        return new TestOptions(reading, changed);
    }

    private static String single(Option option) {
        if (option.values().size() != 1) {
            throw new IllegalArgumentException(
                    "one value belongs here, and " + option.values().size() + " are given");
        }
        return option.values().get(0);
    }

    private static boolean flag(Option option) {
        String text = single(option);
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
        };
    }

    private static <E extends Enum<E>> E constant(Class<E> type, Option option) {
        String word = single(option);
        return EnumWords.constant(type, word)
                .orElseThrow(() -> new IllegalArgumentException("\"" + word
                        + "\" is no value of this option; write one of " + String.join(", ", EnumWords.words(type))));
    }
}
