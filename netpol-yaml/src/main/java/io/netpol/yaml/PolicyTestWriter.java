package io.netpol.yaml;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netpol.cluster.Cluster;
import io.netpol.yaml.PolicyTestDocument.Expectation;
import io.netpol.yaml.PolicyTestDocument.Option;
import io.netpol.yaml.ReadingOptions.UnknownPeers;
import io.netpol.yaml.document.YamlPrinter;

/** Writes policy tests: the objects of a cluster inline, options, and what is expected. */
public final class PolicyTestWriter {
    private PolicyTestWriter() {}

    /**
     * Gives a policy test as a YAML document, the same bytes each time. Its objects read back as an equal cluster; for peers
     * that are not known here, the options have to let them pass.
     *
     * @param name the name of the test
     * @param cluster the cluster; it holds at least one thing
     * @param options options of the test; where they stand does not matter
     * @param expectations what is expected, at least one thing; where they stand does not matter
     * @throws IllegalArgumentException if the cluster or the expectations are empty, or if a pod is from the template of a
     *     workload whose kind has none
     */
    public static String yaml(
            String name, Cluster cluster, Iterable<Option> options, Iterable<Expectation> expectations) {
        ObjectNode test = JsonNodeFactory.instance.objectNode();
        test.put("name", name);
        ArrayNode resources = test.putArray("resources");
        ClusterJson.of(cluster, UnknownPeers.FAIL_CLOSED).forEach(resources::add);
        ObjectNode optionsNode = JsonNodeFactory.instance.objectNode();
        options.forEach(option -> put(option, optionsNode));
        if (!optionsNode.isEmpty()) {
            test.set("options", optionsNode);
        }
        ArrayNode expect = test.putArray("expect");
        expectations.forEach(expectation -> put(expectation, expect.addObject()));
        if (resources.isEmpty() || expect.isEmpty()) {
            throw new IllegalArgumentException("policy test \"" + name + "\": there is "
                    + (resources.isEmpty() ? "no object" : "no expectation")
                    + "; a policy test needs at least one of both");
        }
        return YamlPrinter.print(test);
    }

    private static void put(Option option, ObjectNode options) {
        if (option.values().size() != 1) {
            ArrayNode values = options.putArray(option.name());
            option.values().forEach(values::add);
            return;
        }
        String value = option.values().get(0);
        switch (value) {
            case "true", "false" -> options.put(option.name(), Boolean.parseBoolean(value));
            default -> options.put(option.name(), value);
        }
    }

    private static void put(Expectation expectation, ObjectNode node) {
        node.put("from", expectation.from());
        node.put("to", expectation.to());
        node.put("port", expectation.port());
        node.put("protocol", expectation.protocol());
        if (!expectation.ipFamily().isEmpty()) {
            node.put("ipFamily", expectation.ipFamily());
        }
        node.put("verdict", expectation.verdict());
    }
}
