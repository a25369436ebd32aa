package io.netpol.matcher;

import io.netpol.net.Direction;
import io.netpol.net.IpFamily;

/**
 * All that the index knows of a pod. Pods that nothing tells apart share one, so that those of a large cluster fit into the
 * cache of a processor.
 *
 * @param traits what is special about it, in bits; 0 where there is no live pod
 * @param egress the number of its profile for egress
 * @param ingress the number of its profile for ingress
 * @param sourceIpv4 the number of its class as a source, over IPv4
 * @param sourceIpv6 the same over IPv6
 * @param destinationIpv4 the number of its class as a destination, over IPv4
 * @param destinationIpv6 the same over IPv6
 * @param held the terms that hold for its namespace and labels, whether policies still ask for them or not
 */
record PodKind(
        int traits,
        int egress,
        int ingress,
        int sourceIpv4,
        int sourceIpv6,
        int destinationIpv4,
        int destinationIpv6,
        IntList held) {

    /** No pod at all. */
    static final PodKind NONE = bare(0);

    /** Of the traits, the families in which an address is known, a bit for each. */
    static final int KNOWN = 0;
    /** Of the traits, the families that the pod can use. */
    static final int USABLE = 2;
    /** Of the traits, whether a connection with this pod needs more than its classes. */
    static final int SPECIAL = 1 << 4;
    /** Of the traits, whether there is a live pod at all. */
    static final int LIVE = 1 << 5;
    /** Of the traits, whether it stands for any number of pods. */
    static final int TEMPLATE = 1 << 6;

    /** Of the traits, the families of which the first is used that the other end has too: none where that is not all. */
    private static final int PREFERRED = 7;
    /** Of the traits, the families that the other end can use: none where that is not all. */
    private static final int ACCEPTED = 9;

    /**
     * Gives traits.
     *
     * @param known the families in which an address is known, a bit for each
     * @param usable the families that the pod can use
     * @param isSpecial whether a connection with this pod needs more than its classes
     * @param isTemplate whether it stands for any number of pods
     */
    static int traits(int known, int usable, boolean isSpecial, boolean isTemplate) {
        return LIVE
                | (isSpecial ? SPECIAL : known << PREFERRED | usable << ACCEPTED)
                | (isTemplate ? TEMPLATE : 0)
                | known << KNOWN
                | usable << USABLE;
    }

    /** Gives a kind that has nothing but traits. */
    static PodKind bare(int traits) {
        return new PodKind(traits, 0, 0, 0, 0, 0, 0, IntList.EMPTY);
    }

    /** Gives 0 for IPv4 and 1 for IPv6, by which arrays of both families are found. */
    static int place(IpFamily family) {
        return family == IpFamily.IPV4 ? 0 : 1;
    }

    static int bit(IpFamily family) {
        return 1 << place(family);
    }

    /** Gives the families in which an address is known, a bit for each. */
    static int knownFamilies(int traits) {
        return traits >>> KNOWN & 3;
    }

    /** Gives the families that can be used, a bit for each. */
    static int usableFamilies(int traits) {
        return traits >>> USABLE & 3;
    }

    /** Gives the families of a connection from here, as far as the kinds of both ends alone tell: a bit for each. */
    int preferred() {
        return traits >>> PREFERRED & 3;
    }

    /** Gives the same of a connection to here. */
    int accepted() {
        return traits >>> ACCEPTED & 3;
    }

    boolean isLive() {
        return traits != 0;
    }

    boolean isSpecial() {
        return (traits & SPECIAL) != 0;
    }

    boolean isTemplate() {
        return (traits & TEMPLATE) != 0;
    }

    boolean canUse(IpFamily family) {
        return (usableFamilies(traits) & bit(family)) != 0;
    }

    /** Tells whether it has classes at all: is no pod with more to it, and can use a family. */
    boolean hasClasses() {
        return !isSpecial() && usableFamilies(traits) != 0;
    }

    boolean hasKnownAddress() {
        return knownFamilies(traits) != 0;
    }

    int profile(Direction direction) {
        return direction == Direction.EGRESS ? egress : ingress;
    }

    int source(IpFamily family) {
        return family == IpFamily.IPV4 ? sourceIpv4 : sourceIpv6;
    }

    int destination(IpFamily family) {
        return family == IpFamily.IPV4 ? destinationIpv4 : destinationIpv6;
    }
}
