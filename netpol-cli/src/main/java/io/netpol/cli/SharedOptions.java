package io.netpol.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The options that every command has, and where it prints. */
final class SharedOptions {
    @Mixin
    private ReadingMixin reading = new ReadingMixin();

    @Mixin
    private OutputMixin output = new OutputMixin();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    ReadingMixin reading() {
        return reading;
    }

    boolean isJson() {
        return output.isJson();
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }
}
