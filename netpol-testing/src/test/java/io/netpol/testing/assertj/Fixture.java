package io.netpol.testing.assertj;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netpol.cluster.Cluster;
import io.netpol.yaml.Manifests;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.opentest4j.AssertionFailedError;

/** The small cluster that most tests of assertions ask about, and what they ask of failures. */
final class Fixture {
    /**
     * A frontend that reaches the api, an api that reaches the database; pods from templates and without addresses. The
     * database is scraped by monitoring, and an address outside may call the frontend.
     */
    static final String SHOP = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop, labels: {team: storefront}}
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: monitoring}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: frontend, namespace: shop}
            spec: {template: {metadata: {labels: {app: frontend}}}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: api, namespace: shop}
            spec: {template: {metadata: {labels: {app: api}}}}
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: database, namespace: shop}
            spec:
              template:
                metadata: {labels: {app: database}}
                spec: {containers: [{name: db, ports: [{name: sql, containerPort: 5432}, {name: metrics, containerPort: 9187}]}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: scraper, namespace: monitoring, labels: {app: scraper}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: frontend, namespace: shop}
            spec:
              podSelector: {matchLabels: {app: frontend}}
              ingress: [{from: [{ipBlock: {cidr: 203.0.113.0/24}}], ports: [{port: 443}]}]
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: api, namespace: shop}
            spec:
              podSelector: {matchLabels: {app: api}}
              policyTypes: [Ingress, Egress]
              ingress: [{from: [{podSelector: {matchLabels: {app: frontend}}}], ports: [{port: 8080}]}]
              egress: [{to: [{podSelector: {matchLabels: {app: database}}}], ports: [{port: sql}]}]
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: database, namespace: shop}
            spec:
              podSelector: {matchLabels: {app: database}}
              policyTypes: [Ingress, Egress]
              ingress:
                - {from: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: sql}]}
                - {from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}], ports: [{port: metrics}]}
            """;

    /**
     * A live cluster: an api and two replicas of a database on two nodes, an agent on the host network of each, a pod that
     * has ended. Who gets into the database is left open.
     */
    private static final String LIVE = """
            apiVersion: v1
            kind: Node
            metadata: {name: n1}
            status: {addresses: [{type: InternalIP, address: 192.168.0.1}]}
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: n2}
            status: {addresses: [{type: InternalIP, address: 192.168.0.2}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: api, namespace: x, labels: {app: api}}
            spec: {nodeName: n2}
            status: {podIP: 10.0.0.1}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: db-0, namespace: x, labels: {app: db}, ownerReferences: [{kind: StatefulSet, name: db}]}
            spec: {nodeName: n1}
            status: {podIP: 10.0.0.2}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: db-1, namespace: x, labels: {app: db}, ownerReferences: [{kind: StatefulSet, name: db}]}
            spec: {nodeName: n1}
            status: {podIP: 10.0.0.3}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: agent-1, namespace: x, labels: {app: agent}, ownerReferences: [{kind: DaemonSet, name: agent}]}
            spec: {nodeName: n1, hostNetwork: true}
            status: {podIP: 192.168.0.1}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: agent-2, namespace: x, labels: {app: agent}, ownerReferences: [{kind: DaemonSet, name: agent}]}
            spec: {nodeName: n2, hostNetwork: true}
            status: {podIP: 192.168.0.2}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: done, namespace: x, labels: {app: api}}
            status: {podIP: 10.0.0.9, phase: Succeeded}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: db, namespace: x}
            spec:
              podSelector: {matchLabels: {app: db}}
              ingress: [{from: [PEERS], ports: [{port: 5432}]}]
            """;

    private Fixture() {}

    static Cluster shop() {
        return cluster(SHOP);
    }

    /** The shop with further objects. */
    static Cluster shopWith(String more) {
        return cluster(SHOP + "---\n" + more);
    }

    static Cluster cluster(String manifests) {
        return Manifests.read(manifests).cluster();
    }

    /** The live cluster, in which these peers get into the database on TCP 5432. */
    static Cluster live(String peers) {
        return cluster(LIVE.replace("PEERS", peers));
    }

    /** Gives what an assertion throws, which it must. */
    static AssertionFailedError failure(ThrowingCallable assertion) {
        AssertionFailedError error = catchThrowableOfType(AssertionFailedError.class, assertion);
        if (error == null) {
            throw new IllegalStateException("the assertion holds");
        }
        return error;
    }

    /** Gives the text of the failure. */
    static String message(ThrowingCallable assertion) {
        return text(failure(assertion));
    }

    /** The text of a failure, without the break with which those begin that have no description. */
    private static String text(AssertionFailedError failure) {
        String message = String.valueOf(failure.getMessage());
        return message.startsWith("\n") ? message.substring(1) : message;
    }

    /** Gives the whole failure: its text, and what it tells tools as expected and actual. */
    static String whole(ThrowingCallable assertion) {
        AssertionFailedError failure = failure(assertion);
        return text(failure) + "\nEXPECTED " + failure.getExpected().getValue() + "\nACTUAL "
                + failure.getActual().getValue();
    }
}
