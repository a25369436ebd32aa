package io.netpol.cli;

import io.netpol.analysis.Connectivity;
import io.netpol.eval.Evaluator;
import io.netpol.testing.DefaultEvaluator;
import io.netpol.yaml.Reading;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code netpol list}: who can reach whom. */
@Command(
        name = "list",
        customSynopsis = "netpol list [OPTIONS] PATH...",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        description = "Lists the connectivity between workloads, and with external addresses, a row each:"
                + " SOURCE => DESTINATION : CONNECTIONS.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:all rows were listed, also where there are none", " 2:bad input or bad usage"})
final class ListCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders with manifests.")
    private List<Path> paths = new ArrayList<>();

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
        Connectivity connectivity;
        try (Terminal.Progress progress = Terminal.progress(err)) {
            connectivity = Connectivity.of(evaluator, progress);
        }
        if (shared.isJson()) {
            out.println(JsonAnswers.connectivity(connectivity, read));
            return 0;
        }
        connectivity.lines().forEach(out::println);
        out.flush();
        connectivity.remarks().forEach(remark -> err.println("note: " + remark));
        if (connectivity.lines().isEmpty()) {
            err.println("note: there is no connection to list");
        }
        return 0;
    }
}
