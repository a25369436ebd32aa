package io.netpol.cli;

import com.google.common.collect.ImmutableList;
import io.netpol.internal.Nearest;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Bad usage in a few lines: what is wrong, what was probably meant, how the command is called. Not the whole help. */
final class UsageErrors {
    private UsageErrors() {}

    /** Prints what is wrong, and gives the exit status. */
    static int print(ParameterException failure, PrintWriter err) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        err.println("netpol: " + message(failure));
        err.println("usage: " + String.join("", command.usageMessage().customSynopsis()));
        err.println(command.qualifiedName() + " --help explains it");
        return Main.BAD_INPUT;
    }

    private static String message(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().get(0);
            CommandSpec command = failure.getCommandLine().getCommandSpec();
            return argument.startsWith("-") ? unknownOption(argument, command) : unknownCommand(argument, command);
        }
        String message = String.valueOf(failure.getMessage());
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private static String unknownOption(String argument, CommandSpec command) {
        int equals = argument.indexOf('=');
        String option = equals < 0 ? argument : argument.substring(0, equals);
        ImmutableList<String> known = command.options().stream()
                .filter(spec -> !spec.hidden())
                .map(OptionSpec::longestName)
                .collect(ImmutableList.toImmutableList());
        return command.qualifiedName() + " has no option " + option + meant(option, known);
    }

    private static String unknownCommand(String argument, CommandSpec command) {
        ImmutableList<String> known = ImmutableList.copyOf(command.subcommands().keySet());
        return "there is no command \"" + argument + "\"" + meant(argument, known);
    }

    private static String meant(String word, ImmutableList<String> known) {
        return Nearest.to(word, known)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("");
    }
}
