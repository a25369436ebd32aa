package io.netpol.yaml;

import com.google.common.collect.ImmutableSet;

/** Fields by which people try to filter requests, not connections: NetworkPolicy has none of them. */
final class LayerSeven {
    private static final ImmutableSet<String> FIELDS = ImmutableSet.of(
            "http",
            "https",
            "grpc",
            "path",
            "paths",
            "pathPrefix",
            "url",
            "urls",
            "host",
            "hosts",
            "hostname",
            "hostnames",
            "method",
            "methods",
            "header",
            "headers",
            "query",
            "toFQDNs",
            "fqdn",
            "fqdns",
            "domain",
            "domains",
            "dns",
            "rules",
            "l7",
            "sni",
            "serverNames",
            "toServices",
            "service",
            "services",
            "serviceAccount",
            "serviceAccounts");

    private LayerSeven() {}

    static boolean isField(String name) {
        return FIELDS.contains(name);
    }

    static String explanation(String name) {
        return "a NetworkPolicy sees addresses, protocols and ports, never requests, names or identities, and has no field \""
                + name
                + "\"; to filter those use the policies of a service mesh, a Gateway or the network plugin's own kind";
    }
}
