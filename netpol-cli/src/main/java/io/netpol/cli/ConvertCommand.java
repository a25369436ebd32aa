package io.netpol.cli;

import com.google.common.collect.ImmutableList;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterPolicyConversion;
import io.netpol.yaml.Manifests;
import io.netpol.yaml.Problem;
import io.netpol.yaml.Reading;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netpol convert}: policies of v1alpha1 as policies of v1alpha2. */
@Command(
        name = "convert",
        customSynopsis = "netpol convert [OPTIONS] PATH...",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        description =
                "Writes AdminNetworkPolicies and a BaselineAdminNetworkPolicy as ClusterNetworkPolicies that mean the"
                        + " same, and says of each what is not as before.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:all were converted, also where there are none", " 2:bad input or bad usage"})
final class ConvertCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders with manifests.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--baseline-priority",
            paramLabel = "N",
            description = "The priority that a BaselineAdminNetworkPolicy gets in the Baseline tier, 0 to 1000."
                    + " Default: ${DEFAULT-VALUE}.")
    private int baselinePriority = ClusterNetworkPolicy.PRIORITY_OF_BASELINE_ADMIN;

    @Mixin
    private ReadingMixin reading = new ReadingMixin();

    @Mixin
    private OutputMixin output = new OutputMixin();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        checkPriority();
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        Reading read = reading.read(paths, err);
        ClusterPolicyConversion conversion =
                ClusterPolicyConversion.of(read.cluster().clusterPolicies(), baselinePriority);
        ImmutableList<Problem> notes = ConversionNotes.of(conversion, read, reading.skipsInvalid());
        notes.forEach(note -> err.println(ReadingMixin.line(note, true)));
        if (output.isJson()) {
            out.println(JsonAnswers.conversion(conversion, notes, read));
            return 0;
        }
        out.print(Manifests.writeClusterPolicies(conversion.converted()));
        if (conversion.converted().isEmpty()) {
            err.println("note: there is no AdminNetworkPolicy and no BaselineAdminNetworkPolicy to convert");
        }
        return 0;
    }

    private void checkPriority() {
        if (baselinePriority < 0 || baselinePriority > ClusterPolicyConversion.LAST_PRIORITY) {
            throw new ParameterException(
                    command.commandLine(),
                    "invalid value for option '--baseline-priority': " + baselinePriority
                            + " is no priority; priorities are 0 to " + ClusterPolicyConversion.LAST_PRIORITY);
        }
    }
}
