package io.netpol.cli;

import com.google.common.collect.ImmutableList;
import io.netpol.model.NetworkPolicy;
import io.netpol.yaml.Reading;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code netpol describe}: each policy in words. */
@Command(
        name = "describe",
        customSynopsis = "netpol describe [OPTIONS] PATH...",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        description = "Says in plain words what each policy does, a fact a line, sorted by namespace and name.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:all policies were described, also where there are none", " 2:bad input or bad usage"})
final class DescribeCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders with manifests.")
    private List<Path> paths = new ArrayList<>();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Override
    public Integer call() {
        PrintWriter out = shared.out();
        PrintWriter err = shared.err();
        Reading read = shared.reading().read(paths, err);
        ImmutableList<NetworkPolicy> policies = read.cluster().policies();
        if (policies.isEmpty()) {
            err.println("note: there is no policy to describe");
        }
        if (shared.isJson()) {
            out.println(JsonAnswers.descriptions(policies, read));
            return 0;
        }
        for (int i = 0; i < policies.size(); i++) {
            if (i > 0) {
                out.println();
            }
            print(policies.get(i), read, out);
        }
        return 0;
    }

    private static void print(NetworkPolicy policy, Reading read, PrintWriter out) {
        List<String> lines = policy.describe().lines().toList();
        out.println(lines.get(0)
                + read.position(policy.id(), "")
                        .map(position -> " (" + position + ")")
                        .orElse(""));
        lines.subList(1, lines.size()).forEach(out::println);
    }
}
