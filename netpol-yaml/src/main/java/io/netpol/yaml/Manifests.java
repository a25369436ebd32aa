package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import java.nio.file.Path;

/** The short way in and out: manifests to a cluster, policies to manifests. */
public final class Manifests {
    private Manifests() {}

    /** Reads a file or a folder with the default options. */
    public static Reading read(Path path) {
        return read(ImmutableList.of(path), ReadingOptions.defaults());
    }

    /** Reads files and folders as one input. A file that is named twice is read once. */
    public static Reading read(Iterable<Path> paths, ReadingOptions options) {
        ManifestReader reader = ManifestReader.with(options);
        reader.addAll(paths);
        return reader.read();
    }

    /** Reads a text with the default options. */
    public static Reading read(String text) {
        return ManifestReader.with(ReadingOptions.defaults()).add(text, "text").read();
    }

    /** Gives a policy as a YAML document that reads back equal; the same bytes each time. */
    public static String write(NetworkPolicy policy) {
        return ManifestWriter.yaml(ImmutableList.of(policy));
    }

    /** Gives policies as a stream of YAML documents, in the order given. */
    public static String write(Iterable<NetworkPolicy> policies) {
        return ManifestWriter.yaml(policies);
    }

    /**
     * Gives a cluster-wide policy as a YAML document of the version that has its kind, one that reads back equal.
     *
     * @throws io.netpol.validation.InvalidValueException if a list is longer than that version allows
     * @throws IllegalArgumentException if a peer is of a kind that is not known here
     */
    public static String write(ClusterNetworkPolicy policy) {
        return writeClusterPolicies(ImmutableList.of(policy));
    }

    /** Gives cluster-wide policies as a stream of YAML documents, in the order given; each as {@link #write} does. */
    public static String writeClusterPolicies(Iterable<ClusterNetworkPolicy> policies) {
        return ManifestWriter.clusterWide(policies);
    }

    /**
     * Gives all that a cluster holds as a stream of YAML documents that reads back as an equal cluster: of each object what
     * bears on verdicts, and nothing else.
     *
     * @throws IllegalArgumentException for a pod from the template of a workload whose kind has none, and for a peer of a
     *     cluster-wide policy that is of a kind not known here
     */
    public static String write(Cluster cluster) {
        return ManifestWriter.yaml(cluster);
    }
}
