package io.netpol.matcher;

import io.netpol.model.DomainName;
import io.netpol.model.LabelSelector;
import io.netpol.net.IpSet;

/**
 * One question about an endpoint that policies ask, as a subject or as a peer. Policies of different namespaces and names
 * often ask the same; each distinct question is asked once of each distinct endpoint.
 */
sealed interface Term {
    /**
     * Is it a pod of one namespace whose labels match?
     *
     * @param namespace the policy's own namespace
     * @param pods the selector of pods
     */
    record PodsOfNamespace(String namespace, LabelSelector pods) implements Term {}

    /**
     * Is it a pod whose labels match, in a namespace whose labels match?
     *
     * @param namespaces the selector of namespaces
     * @param pods the selector of pods
     */
    record PodsOfNamespaces(LabelSelector namespaces, LabelSelector pods) implements Term {}

    /**
     * Has it one of some addresses?
     *
     * @param addresses the addresses
     */
    record Addresses(IpSet addresses) implements Term {}

    /**
     * Is it on a node, or a node, whose labels match?
     *
     * @param nodes the selector of nodes
     */
    record OnNode(LabelSelector nodes) implements Term {}

    /**
     * Has it an address to which a domain name resolves?
     *
     * @param name the name
     */
    record Resolved(DomainName name) implements Term {}

    /** Whatever it is: the answer is yes. */
    record Anything() implements Term {}
}
