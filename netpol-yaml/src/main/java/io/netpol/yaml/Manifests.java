package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;

/** The short way in and out: manifests to a cluster, policies to manifests. */
public final class Manifests {
    private static final String STREAM = "input";

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

    /**
     * Reads a stream of UTF-8, or UTF-16 with a byte order mark, with the default options. The stream stays open; problems
     * call it {@code input}.
     */
    public static Reading read(InputStream in) throws IOException {
        return ManifestReader.with(ReadingOptions.defaults()).add(in, STREAM).read();
    }

    /** Reads characters with the default options. The source of them stays open; problems call it {@code input}. */
    public static Reading read(Reader in) throws IOException {
        return ManifestReader.with(ReadingOptions.defaults()).add(in, STREAM).read();
    }

    /**
     * Gives a policy as a YAML document that reads back equal; the same bytes each time.
     *
     * @throws IllegalArgumentException if an annotation is no text, but holds one half of a surrogate pair
     */
    public static String write(NetworkPolicy policy) {
        return ManifestWriter.withDefaults().text(policy);
    }

    /**
     * Gives policies as a stream of YAML documents, in the order given.
     *
     * @throws IllegalArgumentException if two policies have one namespace and name, or an annotation is no text
     */
    public static String write(Iterable<NetworkPolicy> policies) {
        return ManifestWriter.withDefaults().text(policies);
    }

    /**
     * Writes policies into a folder, a YAML file each, and removes the files of policies that are gone, as
     * {@link ManifestWriter#writeFolder} tells. That class also writes files and streams, JSON, and comments.
     *
     * @return what is different now
     * @throws IllegalArgumentException as {@link ManifestWriter#writeFolder}
     * @throws IllegalStateException as {@link ManifestWriter#writeFolder}
     */
    public static FolderChanges writeFolder(Path folder, Iterable<NetworkPolicy> policies) throws IOException {
        return ManifestWriter.withDefaults().writeFolder(folder, policies);
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
     * @throws IllegalArgumentException for a pod from the template of a workload whose kind has none, for a peer of a
     *     cluster-wide policy that is of a kind not known here, and for an annotation that is no text
     */
    public static String write(Cluster cluster) {
        return ManifestWriter.yaml(cluster);
    }
}
