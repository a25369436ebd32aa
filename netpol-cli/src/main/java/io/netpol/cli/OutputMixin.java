package io.netpol.cli;

import picocli.CommandLine.Option;

/** The option that says in which form to answer. */
final class OutputMixin {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "txt|json",
            description = "The form of the answer. Default: txt.")
    private OutputFormat format = OutputFormat.TXT;

    boolean isJson() {
        return format == OutputFormat.JSON;
    }
}
