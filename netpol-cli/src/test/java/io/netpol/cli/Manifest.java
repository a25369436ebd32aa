package io.netpol.cli;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Manifests for tests, one a line, so that texts of many objects stay short. */
final class Manifest {
    private Manifest() {}

    /** Several objects as one stream. */
    static String stream(String... objects) {
        return Arrays.stream(objects).map(String::strip).collect(Collectors.joining("\n---\n", "", "\n"));
    }

    /** A pod in namespace x, labelled {@code app} with its name, with these addresses, running. */
    static String pod(String name, String... ips) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: " + name + ", namespace: x, labels: {app: " + name + "}}"
                + status(ips) + "}";
    }

    /** A pod in namespace x that belongs to a ReplicaSet, labelled {@code app} and {@code pod}. */
    static String podOf(String replicaSet, String name, String... ips) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: " + name + ", namespace: x, labels: {app: " + replicaSet
                + ", pod: " + name + "}, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: " + replicaSet
                + ", controller: true}]}" + status(ips) + "}";
    }

    /** A pod in namespace x on the host network of a node. */
    static String hostPod(String name, String node, String... ips) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: " + name + ", namespace: x, labels: {app: " + name
                + "}}, spec: {hostNetwork: true, nodeName: " + node + "}" + status(ips) + "}";
    }

    static String node(String name, String... ips) {
        String addresses = Arrays.stream(ips)
                .map(ip -> "{type: InternalIP, address: \"" + ip + "\"}")
                .collect(Collectors.joining(", "));
        return "{apiVersion: v1, kind: Node, metadata: {name: " + name + "}, status: {addresses: [" + addresses + "]}}";
    }

    /** A policy in namespace x that has its name from the label of what it selects. */
    static String policy(String app, String spec) {
        return "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: " + app
                + ", namespace: x}, spec:" + " {podSelector: {matchLabels: {app: " + app + "}}, " + spec + "}}";
    }

    /** A policy that lets in one block on TCP 80. */
    static String policyForBlock(String app, String cidr) {
        return policy(app, "ingress: [{from: [{ipBlock: {cidr: \"" + cidr + "\"}}], ports: [{port: 80}]}]");
    }

    private static String status(String... ips) {
        if (ips.length == 0) {
            return "";
        }
        String all = Arrays.stream(ips).map(ip -> "{ip: \"" + ip + "\"}").collect(Collectors.joining(", "));
        return ", status: {phase: Running, podIP: \"" + ips[0] + "\", podIPs: [" + all + "]}";
    }
}
