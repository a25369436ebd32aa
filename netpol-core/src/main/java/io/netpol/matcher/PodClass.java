package io.netpol.matcher;

/**
 * What policies make of the namespace and labels of a pod.
 *
 * @param peerTerms the terms that hold and by which peers are named
 * @param egress the lists of policies that concern connections from it, by their numbers
 * @param ingress the lists of policies that concern connections to it
 */
record PodClass(IntList peerTerms, IntList egress, IntList ingress) {}
