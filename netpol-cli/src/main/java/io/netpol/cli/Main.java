package io.netpol.cli;

import io.netpol.eval.DomainAddresses;
import io.netpol.eval.EvaluationOptions;
import io.netpol.internal.EnumWords;
import io.netpol.net.Cidr;
import io.netpol.validation.Channel;
import io.netpol.validation.KubernetesVersion;
import io.netpol.yaml.ReadingOptions.UnknownPeers;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code netpol} and the way in. */
@Command(
        name = "netpol",
        description =
                "Answers who can reach whom under Kubernetes network policies, from manifests, without a cluster.",
        customSynopsis = "netpol COMMAND ...",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            " 0:the command did its work, and the answer is yes",
            " 1:the answer is no (eval: denied; test: something does not hold)",
            " 2:nothing was answered: bad input, bad usage, or a bug in netpol",
            " 3:no definite answer (eval: ambiguous, unknown, or it differs)"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  netpol list k8s/",
            "  netpol eval k8s/ --from shop/cart --to data/orders-db --port 5432",
            "  netpol test k8s/",
            "  netpol convert k8s/ > cluster-policies.yaml",
            "",
            "netpol COMMAND --help explains a command."
        },
        subcommands = {
            ListCommand.class,
            EvalCommand.class,
            TestCommand.class,
            DescribeCommand.class,
            JavaCommand.class,
            ConvertCommand.class
        })
public final class Main implements Runnable {
    /** The exit status for bad input and bad usage. */
    static final int BAD_INPUT = 2;

    @Option(names = "--stack-trace", hidden = true, scope = ScopeType.INHERIT)
    private boolean stackTrace;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs the command line and ends the program with its exit status. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int status = run(out, err, arguments);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /**
     * Runs the command line inside a program that goes on afterwards, and gives the exit status: 0 yes, 1 no, 2 bad input or
     * bad usage, 3 no definite answer. Nothing else is written than what the two writers get; neither is closed. A failure
     * that nobody expected has status 2 too, and a line that says so.
     *
     * @param out takes the answer
     * @param err takes everything else
     * @param arguments the command and its arguments; paths are relative to the working directory of the program
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Main main = new Main();
        CommandLine commandLine = commandLine(main).setOut(out).setErr(err);
        // not CommandLine.execute: for what it does not expect that prints a stack and gives the status of a "no"
        try {
            return commandLine.getExecutionStrategy().execute(commandLine.parseArgs(arguments));
        } catch (ParameterException e) {
            return UsageErrors.print(e, err);
        } catch (ExecutionException e) {
            return main.failed(Optional.ofNullable(e.getCause()).orElse(e), err);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return main.failed(e, err);
        }
    }

    private int failed(Throwable failure, PrintWriter err) {
        if (failure instanceof BadInputException bad) {
            bad.lines().forEach(err::println);
            return BAD_INPUT;
        }
        String name = failure.toString().lines().findFirst().orElse("");
        err.println("netpol: nothing was answered, and this is a bug in netpol: " + name);
        if (stackTrace) {
            failure.printStackTrace(err);
        } else {
            err.println("netpol: please report it, with what the same command prints with --stack-trace");
        }
        return BAD_INPUT;
    }

    private static CommandLine commandLine(Main main) {
        CommandLine commandLine = new CommandLine(main)
                .setAbbreviatedOptionsAllowed(false)
                // a path may begin with an at sign
                .setExpandAtFiles(false)
                .setColorScheme(Help.defaultColorScheme(Terminal.ansi()));
        registerWords(commandLine, EvaluationOptions.HostNetworkPods.class);
        registerWords(commandLine, EvaluationOptions.EgressToOwnNode.class);
        registerWords(commandLine, EvaluationOptions.IpFamilies.class);
        registerWords(commandLine, Channel.class);
        registerWords(commandLine, UnknownPeers.class);
        registerWords(commandLine, OutputFormat.class);
        register(commandLine, KubernetesVersion.class, KubernetesVersion::parse);
        register(commandLine, Cidr.class, Cidr::parseStrict);
        register(commandLine, DomainAddresses.class, DomainAddresses::parse);
        register(commandLine, Path.class, Main::path);
        register(commandLine, Boolean.class, Main::flag);
        register(commandLine, boolean.class, Main::flag);
        register(commandLine, int.class, text -> number(text, Integer::valueOf));
        register(commandLine, long.class, text -> number(text, Long::valueOf));
        return commandLine;
    }

    private static <E extends Enum<E>> void registerWords(CommandLine commandLine, Class<E> type) {
        register(
                commandLine,
                type,
                word -> EnumWords.constant(type, word)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "\"" + word + "\" is none of " + String.join(", ", EnumWords.words(type)))));
    }

    /** The message of an exception that the conversion throws is the text for the user. */
    private static <T> void register(CommandLine commandLine, Class<T> type, Function<String, T> conversion) {
        commandLine.registerConverter(type, text -> {
            try {
                return conversion.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        });
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + text + "\" can be no path: " + e.getReason(), e);
        }
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
        };
    }

    private static <N extends Number> N number(String text, Function<String, N> conversion) {
        try {
            return conversion.apply(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no whole number, or too large a one", e);
        }
    }

    /** Called where no command is named. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing: list, eval, test, describe, java or convert");
    }

    /** Gives the version of the build. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"netpol " + (version == null ? "(not packaged)" : version)};
        }
    }
}
