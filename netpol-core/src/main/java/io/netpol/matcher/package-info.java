/**
 * The index: the same answers as the specification as code gives, without going through all policies each time. A cluster
 * comes in, then changes of it; answers, verdicts, explanations and rows go out.
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
 *   (the policies that apply)
 *        |                                   |
 *        +---------------+-------------------+
 *                        v
 *   kind of pod: 2 profiles, 4 peer classes (as source and destination, by family), traits; shared by all pods alike
 *                        |
 *                        |  a verdict: egress profile of the source   x  peer class of the destination
 *                        |             ingress profile of the other   x  peer class of the source
 *                        v
 *   row of a profile: one cell for most classes, and the few that get another
 *                        |
 *                        v
 *   cell: what is said on all ports; made once, and shared by all that are equal
 * </pre>
 *
 * <p>A row is made when its profile is first asked. It does not go through all classes: lists tell for which a term holds,
 * classes for which the same terms hold get the same cell, and where a term holds for nearly all, those are looked at for
 * which it does not. The exceptions of a row lie in a few blocks of classes, and bits tell in which: most questions need not
 * look for one.
 *
 * <p>Addresses are cut in intervals that no term tells apart; an endpoint whose address nobody knows is in several, and what
 * differs between them is unknown. Explanations are made when they are asked for, from the rules of the one profile.
 *
 * <p>A change gives another snapshot. What numbers mean is shared by all snapshots and only added to; a snapshot has its own
 * policies, cuts of addresses and pages of kinds, and of those copies only what the change concerns. A kind knows the terms
 * that hold for its pods, so that after a change of policies what becomes of a kind is found once for all of them; and the pods
 * of a namespace are kept in groups by those terms, so that only those are looked at that the change concerns. When numbers out
 * of use outweigh the others, the index is made anew, and handles stay.
 *
 * <p>The matrix is made from rows too. What both ends say to most gives the row of a source but for the exceptions of its
 * egress profile, and of the ingress profiles that make one of its class; those are set right one by one.
 */
@NullMarked
package io.netpol.matcher;

import org.jspecify.annotations.NullMarked;
