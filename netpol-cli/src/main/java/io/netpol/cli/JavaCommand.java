package io.netpol.cli;

import com.google.common.collect.ImmutableList;
import io.netpol.cli.source.JavaSource;
import io.netpol.cli.source.TargetClass;
import io.netpol.cluster.Cluster;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterPolicyConversion;
import io.netpol.yaml.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netpol java}: Java source for existing policies. */
@Command(
        name = "java",
        customSynopsis = "netpol java PATH... --package=PACKAGE --class=CLASS [OPTIONS]",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        description =
                "Writes existing policies as Java source, in the words of netpol-dsl: a class with a method for each"
                        + " policy, and one that gives all of a type.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:the source was written, also where there is no policy", " 2:bad input or bad usage"})
final class JavaCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders with manifests.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--package", required = true, paramLabel = "PACKAGE", description = "The package of the class.")
    private String packageName = "";

    @Option(
            names = "--class",
            required = true,
            paramLabel = "CLASS",
            description = "The name of the class, without its package.")
    private String className = "";

    @Option(
            names = "--source-root",
            paramLabel = "FOLDER",
            description = "Write the file PACKAGE/CLASS.java below this folder, such as src/main/java, instead of"
                    + " printing the source.")
    private Optional<Path> sourceRoot = Optional.empty();

    @Option(
            names = "--overwrite",
            description = "Replace a file that is there already and has another content. Default: refuse to.")
    private boolean overwrite;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = shared.out();
        PrintWriter err = shared.err();
        TargetClass target = target();
        Reading read = shared.reading().read(paths, err);
        Cluster cluster = read.cluster();
        if (cluster.policies().isEmpty() && cluster.clusterPolicies().isEmpty()) {
            err.println("note: there is no policy to write, so the class gives none");
        }
        ImmutableList<ClusterNetworkPolicy> clusterPolicies = clusterPolicies(read);
        JavaSource source = source(target, clusterPolicies, read);
        Optional<Path> file = sourceRoot.map(root -> root.resolve(target.path()));
        file.ifPresent(path -> write(source.text(), path));
        if (shared.isJson()) {
            out.println(JsonAnswers.source(target, source, file, clusterPolicies, read));
        } else if (file.isPresent()) {
            out.println(file.get());
        } else {
            out.print(source.text());
        }
        return 0;
    }

    /** Policies of v1alpha1 are said as what they become in v1alpha2, the only version that has sentences. */
    private ImmutableList<ClusterNetworkPolicy> clusterPolicies(Reading read) {
        PrintWriter err = shared.err();
        ClusterPolicyConversion conversion =
                ClusterPolicyConversion.of(read.cluster().clusterPolicies());
        ConversionNotes.of(conversion, read, shared.reading().skipsInvalid())
                .forEach(note -> err.println(ReadingMixin.line(note, true)));
        if (!conversion.converted().isEmpty()) {
            err.println(
                    "note: policies of v1alpha1 are written as the ClusterNetworkPolicies that netpol convert makes of"
                            + " them");
        }
        return conversion.all().stream()
                .filter(policy -> !policy.kind().isLegacy())
                .collect(ImmutableList.toImmutableList());
    }

    private static JavaSource source(
            TargetClass target, ImmutableList<ClusterNetworkPolicy> clusterPolicies, Reading read) {
        try {
            return JavaSource.of(
                    target,
                    read.cluster().policies(),
                    clusterPolicies,
                    policy -> read.position(policy, "")
                            .map(position -> position.source())
                            .orElse(""));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
    }

    private TargetClass target() {
        try {
            return new TargetClass(packageName, className);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** What somebody may have written by hand is not replaced unasked. */
    private void write(String source, Path file) {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.exists(file) && !overwrite && !Arrays.equals(Files.readAllBytes(file), bytes)) {
                throw new BadInputException(
                        file + " is there already and has another content; give --overwrite to replace"
                                + " it, or another --class");
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new BadInputException("cannot write " + file + ": " + e);
        }
    }
}
