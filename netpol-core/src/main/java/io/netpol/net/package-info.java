/**
 * What the network itself knows: protocols, directions, IP addresses, CIDRs and sets of addresses. Texts and numbers
 * enter; immutable canonical values leave, so that two values that mean the same are equal. IPv4 and IPv6 are parsed
 * here from their digits alone: no name is ever looked up, and nothing here knows of policies, pods or clusters.
 */
@NullMarked
package io.netpol.net;

import org.jspecify.annotations.NullMarked;
