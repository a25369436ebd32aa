package io.netpol.cli;

import com.google.common.collect.ImmutableMap;
import io.netpol.cluster.Cluster;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.PolicyId;
import io.netpol.yaml.Reading;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        description =
                "Says in plain words what each policy does, a fact a line: policies of the Admin tier, NetworkPolicies,"
                        + " policies of the Baseline tier; sorted by priority, or by namespace and name.",
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
        ImmutableMap<PolicyId, String> descriptions = descriptions(read.cluster());
        if (descriptions.isEmpty()) {
            err.println("note: there is no policy to describe");
        }
        if (shared.isJson()) {
            out.println(JsonAnswers.descriptions(read));
            return 0;
        }
        boolean isFirst = true;
        for (Map.Entry<PolicyId, String> description : descriptions.entrySet()) {
            if (!isFirst) {
                out.println();
            }
            isFirst = false;
            print(description.getKey(), description.getValue(), read, out);
        }
        return 0;
    }

    /** In the order in which policies are asked. */
    private static ImmutableMap<PolicyId, String> descriptions(Cluster cluster) {
        ImmutableMap.Builder<PolicyId, String> descriptions = ImmutableMap.builder();
        add(Tier.ADMIN, cluster, descriptions);
        cluster.policies().forEach(policy -> descriptions.put(policy.id(), policy.describe()));
        add(Tier.BASELINE, cluster, descriptions);
        return descriptions.buildOrThrow();
    }

    private static void add(Tier tier, Cluster cluster, ImmutableMap.Builder<PolicyId, String> descriptions) {
        cluster.clusterPolicies().stream()
                .filter(policy -> policy.tier() == tier)
                .forEach(policy -> descriptions.put(policy.id(), policy.describe()));
    }

    private static void print(PolicyId policy, String description, Reading read, PrintWriter out) {
        List<String> lines = description.lines().toList();
        out.println(lines.get(0)
                + read.position(policy, "")
                        .map(position -> " (" + position + ")")
                        .orElse(""));
        lines.subList(1, lines.size()).forEach(out::println);
    }
}
