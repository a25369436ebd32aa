package com.example.shop;

import io.netpol.cluster.Cluster;
import io.netpol.yaml.Manifests;
import io.netpol.yaml.ReadingOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The manifests that the build wrote, and the workloads that they are for. */
final class WhatIsDeployed {
    /** The build tells where; {@code target/manifests} is for tests that an editor runs. */
    static final Path MANIFESTS = Path.of(System.getProperty("shop.manifests", "target/manifests"));

    private static final Path SHOP = Path.of("../online-shop");
    private static final List<String> WORKLOADS = List.of(
            "00-namespaces.yaml",
            "workloads-data.yaml",
            "workloads-kube-system.yaml",
            "workloads-monitoring.yaml",
            "workloads-payments.yaml",
            "workloads-shop.yaml");

    private WhatIsDeployed() {}

    static Cluster cluster() {
        List<Path> files = Stream.concat(
                        Stream.of(MANIFESTS), WORKLOADS.stream().map(SHOP::resolve))
                .toList();
        return Manifests.read(files, ReadingOptions.defaults()).cluster();
    }
}
