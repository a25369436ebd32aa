package io.netpol.matcher;

/**
 * Everything that policies can see of an endpoint at the other end of a connection. Endpoints that no term tells apart are
 * one class.
 *
 * @param podTerms the terms about pods that hold; none unless policies manage the endpoint as a pod
 * @param addressClasses the classes of addresses that it can have, one where its address is known
 * @param hasOneAddress whether it can have one address only
 * @param addressesCount whether terms about addresses are asked at all
 * @param onNode the terms about nodes that hold
 * @param perhapsOnNode the terms about nodes of which nobody knows whether they hold
 * @param namedPorts the named ports, where it is a destination and policies manage it as a pod
 */
record PeerClass(
        IntList podTerms,
        IntList addressClasses,
        boolean hasOneAddress,
        boolean addressesCount,
        IntList onNode,
        IntList perhapsOnNode,
        NamedPorts namedPorts) {

    /** Gives the class that differs in nothing but the terms about pods. */
    PeerClass withPodTerms(IntList others) {
        return new PeerClass(others, addressClasses, hasOneAddress, addressesCount, onNode, perhapsOnNode, namedPorts);
    }
}
