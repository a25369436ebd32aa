package io.netpol.cli;

import io.netpol.eval.EvaluationOptions;
import io.netpol.internal.EnumWords;
import io.netpol.net.Cidr;
import io.netpol.validation.KubernetesVersion;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code netpol} and the way in. */
@Command(
        name = "netpol",
        description =
                "Answers who can reach whom under Kubernetes network policies, from manifests, without a cluster.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            " 0:the command did its work, and the answer is yes",
            " 1:the answer is no (eval: denied; test: something does not hold)",
            " 2:bad input or bad usage: nothing was answered",
            " 3:eval: ambiguous or unknown"
        },
        subcommands = {ListCommand.class, EvalCommand.class, TestCommand.class})
public final class Main implements Runnable {
    /** The exit status for bad input and bad usage. */
    static final int BAD_INPUT = 2;

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

    /** Runs the command line and gives the exit status. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine commandLine = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setAbbreviatedOptionsAllowed(false)
                .registerConverter(KubernetesVersion.class, text -> converted(() -> KubernetesVersion.parse(text)))
                .registerConverter(Cidr.class, text -> converted(() -> Cidr.parseStrict(text)));
        registerWords(commandLine, EvaluationOptions.HostNetworkPods.class);
        registerWords(commandLine, EvaluationOptions.EgressToOwnNode.class);
        registerWords(commandLine, EvaluationOptions.IpFamilies.class);
        registerWords(commandLine, OutputFormat.class);
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof BadInputException bad) {
                bad.lines().forEach(err::println);
                return BAD_INPUT;
            }
            throw failure;
        });
        return commandLine.execute(arguments);
    }

    private static <E extends Enum<E>> void registerWords(CommandLine commandLine, Class<E> type) {
        commandLine.registerConverter(
                type,
                word -> EnumWords.constant(type, word)
                        .orElseThrow(() -> new TypeConversionException(
                                "'" + word + "' is none of " + String.join(", ", EnumWords.words(type)))));
    }

    /** A text that becomes a value, or says why not. */
    private interface Conversion<T> {
        T convert();
    }

    private static <T> T converted(Conversion<T> conversion) {
        try {
            return conversion.convert();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /** Called where no command is named. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing: list, eval or test; netpol --help explains them");
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
