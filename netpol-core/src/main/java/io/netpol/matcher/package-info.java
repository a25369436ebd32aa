/**
 * The index: the same answers as the specification as code gives, without going through all policies each time.
 *
 * <p>Policies ask the same few questions again and again: is it a pod of this namespace with that label, has it an address
 * in this block? Each distinct question is a term with a number. A pod is then no more than the terms that hold for it:
 *
 * <pre>
 *   pod shop/web-7f9c, app=web, 10.0.3.7
 *        |
 *        |  keys that no selector mentions are dropped; equal label sets are looked up once
 *        v
 *   terms  { 4: pods app=web in shop,  9: pods in namespaces env=prod,  17: addresses in 10.0.0.0/16 }
 *        |                                   |
 *        |  terms that are subjects          |  terms that are peers
 *        v                                   v
 *   profile, for each direction         peer class: all that other pods' policies can see of it
 *   (the policies that apply, in order)
 * </pre>
 *
 * <p>A connection is two encounters: the source's egress profile meets the destination's peer class, and the destination's
 * ingress profile the source's. What an encounter allows over all ports is worked out once, by sets of connections, and kept
 * for every pair of endpoints of the same two classes. Addresses are cut in intervals that no term tells apart; an endpoint
 * whose address nobody knows is in several, and what differs between them is unknown. Explanations are made when they are
 * asked for, from the rules of the one profile.
 *
 * <p>A cluster comes in, and answers, verdicts and explanations go out.
 */
@NullMarked
package io.netpol.matcher;

import org.jspecify.annotations.NullMarked;
