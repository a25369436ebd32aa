package io.netpol.matcher;

/**
 * What policies make of the namespace and labels of a pod.
 *
 * @param peerTerms the terms that hold and by which peers are named
 * @param egress the policies that concern connections from it
 * @param ingress the policies that concern connections to it
 */
record PodClass(IntList peerTerms, IntList egress, IntList ingress) {}
