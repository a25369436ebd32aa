package io.netpol.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Iterables;
import com.google.common.collect.Streams;
import io.netpol.cluster.Cluster;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.PolicyId;
import io.netpol.yaml.ReadingOptions.UnknownPeers;
import io.netpol.yaml.document.JsonPrinter;
import io.netpol.yaml.document.YamlPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes policies as manifests that read back equal: as a text, to a stream, into a file, or into a folder with a file
 * each. The same policies give the same bytes each time: fields in a fixed order, {@code policyTypes} written out, policies
 * in the order given. Of two policies of one namespace and name the second would replace the first in a cluster, so such
 * lists are refused before anything is written. Immutable; can be shared by threads.
 */
public final class ManifestWriter {
    private final WritingOptions options;

    private ManifestWriter(WritingOptions options) {
        this.options = options;
    }

    /** Gives a writer with the default options: YAML, without a header. */
    public static ManifestWriter withDefaults() {
        return with(WritingOptions.defaults());
    }

    /** Gives a writer. */
    public static ManifestWriter with(WritingOptions options) {
        return new ManifestWriter(options);
    }

    /**
     * Gives a policy as one document, ending with a line feed.
     *
     * @throws IllegalArgumentException if an annotation is no text, but holds one half of a surrogate pair
     */
    public String text(NetworkPolicy policy) {
        return options.headerComment() + print(json(policy));
    }

    /**
     * Gives policies in the order given: as YAML a stream of documents, divided by lines of three dashes, as JSON one object
     * of kind {@code List}.
     *
     * @throws IllegalArgumentException if two policies have one namespace and name, or an annotation is no text
     */
    public String text(Iterable<NetworkPolicy> policies) {
        ImmutableList<NetworkPolicy> different = different(policies);
        if (options.format() == ManifestFormat.JSON) {
            return print(list(different));
        }
        return different.stream()
                .map(policy -> print(json(policy)))
                .collect(Collectors.joining("---\n", options.headerComment(), ""));
    }

    /**
     * Writes policies as {@link #text(Iterable)} gives them, in UTF-8. The stream is flushed and stays open.
     *
     * @throws IllegalArgumentException if two policies have one namespace and name, or an annotation is no text; then
     *     nothing is written
     */
    public void write(OutputStream out, Iterable<NetworkPolicy> policies) throws IOException {
        write(new OutputStreamWriter(out, StandardCharsets.UTF_8), policies);
    }

    /**
     * Writes policies as {@link #text(Iterable)} gives them. The writer is flushed and stays open.
     *
     * @throws IllegalArgumentException if two policies have one namespace and name, or an annotation is no text; then
     *     nothing is written
     */
    public void write(Writer out, Iterable<NetworkPolicy> policies) throws IOException {
        out.write(text(policies));
        out.flush();
    }

    /**
     * Writes policies into a file as {@link #text(Iterable)} gives them. Whoever reads the file meanwhile sees it as it
     * was or as it will be. A file that holds these bytes already is not touched; folders on the way to it are made.
     *
     * @return whether the file is another now
     * @throws IllegalArgumentException if two policies have one namespace and name, or an annotation is no text
     */
    public boolean writeFile(Path file, Iterable<NetworkPolicy> policies) throws IOException {
        return WholeFile.at(file).write(text(policies));
    }

    /**
     * Writes policies into a folder, a file each, and removes the files that earlier calls wrote for policies that are no
     * longer there. The files are named {@code namespace_name.yaml}; a name of more than 128 characters is cut, with a hash
     * behind it. Files that hold their bytes already are not touched, and neither is anything that these calls did not
     * write: they keep an index of what they wrote, {@code .netpol-manifests}, which belongs to the folder.
     *
     * <p>Each file is replaced as a whole. If writing fails half-way, the same call made again finishes it.
     *
     * @return what is different now
     * @throws IllegalArgumentException if there are no policies, two have one namespace and name, or an annotation is no
     *     text
     * @throws IllegalStateException if a file of one of these names is there and was not written here, if a file without
     *     a policy was edited since it was written, or if the index cannot be understood; the message names all such files,
     *     and nothing was changed
     */
    public FolderChanges writeFolder(Path folder, Iterable<NetworkPolicy> policies) throws IOException {
        ManifestFolder plan = plan(folder, policies);
        plan.write();
        return plan.changes();
    }

    /**
     * Gives what {@link #writeFolder} would change, and changes nothing: for a test that manifests are up to date.
     *
     * @throws IllegalArgumentException as {@link #writeFolder}
     * @throws IllegalStateException as {@link #writeFolder}
     */
    public FolderChanges compareFolder(Path folder, Iterable<NetworkPolicy> policies) throws IOException {
        return plan(folder, policies).changes();
    }

    private ManifestFolder plan(Path folder, Iterable<NetworkPolicy> policies) throws IOException {
        ImmutableList<NetworkPolicy> different = different(policies);
        if (different.isEmpty()) {
            throw new IllegalArgumentException("no policies for the folder " + folder
                    + ": every manifest written there would be removed; if that is meant, delete the folder");
        }
        return ManifestFolder.plan(
                folder,
                different.stream()
                        .collect(ImmutableSortedMap.toImmutableSortedMap(
                                String::compareTo,
                                policy -> ManifestFileName.of(policy.id(), options.format()),
                                this::text)));
    }

    /** The same for cluster-wide policies. */
    static String clusterWide(Iterable<ClusterNetworkPolicy> policies) {
        return stream(Iterables.transform(policies, ManifestJson::of));
    }

    /** Gives all objects of a cluster as a stream of documents. */
    static String yaml(Cluster cluster) {
        cluster.policies().forEach(ManifestWriter::refuseHalfCharacters);
        return stream(ClusterJson.of(cluster, UnknownPeers.REFUSE));
    }

    private static String stream(Iterable<JsonNode> manifests) {
        return Streams.stream(manifests).map(YamlPrinter::print).collect(Collectors.joining("---\n"));
    }

    private String print(JsonNode manifest) {
        return options.format() == ManifestFormat.JSON ? JsonPrinter.print(manifest) : YamlPrinter.print(manifest);
    }

    private static JsonNode list(ImmutableList<NetworkPolicy> policies) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("apiVersion", "v1");
        list.put("kind", "List");
        ArrayNode items = list.putArray("items");
        policies.forEach(policy -> items.add(json(policy)));
        return list;
    }

    private static JsonNode json(NetworkPolicy policy) {
        refuseHalfCharacters(policy);
        return ManifestJson.of(policy);
    }

    /** UTF-8 has no bytes for half a character; labels, names and all else are of ASCII by their rules. */
    private static void refuseHalfCharacters(NetworkPolicy policy) {
        CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
        policy.annotations().forEach((key, value) -> {
            if (!utf8.canEncode(value)) {
                throw new IllegalArgumentException("NetworkPolicy " + policy.id() + ": metadata.annotations[" + key
                        + "]: holds one half of a surrogate pair; write both halves or the character itself");
            }
        });
    }

    private static ImmutableList<NetworkPolicy> different(Iterable<NetworkPolicy> policies) {
        ImmutableList<NetworkPolicy> copy = ImmutableList.copyOf(policies);
        Set<PolicyId> seen = new HashSet<>();
        TreeSet<PolicyId> repeated = new TreeSet<>();
        for (NetworkPolicy policy : copy) {
            if (!seen.add(policy.id())) {
                repeated.add(policy.id());
            }
        }
        if (!repeated.isEmpty()) {
            throw new IllegalArgumentException(
                    "several policies of one namespace and name, of which a cluster keeps the"
                            + " last: "
                            + repeated.stream().map(PolicyId::toString).collect(Collectors.joining(", "))
                            + "; give each a name of its own");
        }
        return copy;
    }
}
