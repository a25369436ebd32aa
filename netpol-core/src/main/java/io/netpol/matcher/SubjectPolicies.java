package io.netpol.matcher;

import io.netpol.net.Direction;
import java.util.OptionalInt;

/**
 * The policies that have one subject. They concern the same pods, so their lists have numbers: what concerns a pod is then a
 * list for each of its terms, however many policies are in them.
 *
 * @param numbers the numbers of the policies, rising
 * @param egress the number of the list of those that concern egress; empty where none does
 * @param ingress the same for ingress
 */
record SubjectPolicies(IntList numbers, OptionalInt egress, OptionalInt ingress) {
    static final SubjectPolicies NONE = new SubjectPolicies(IntList.EMPTY, OptionalInt.empty(), OptionalInt.empty());

    static SubjectPolicies of(IntList numbers, Classes classes) {
        return new SubjectPolicies(
                numbers, list(numbers, Direction.EGRESS, classes), list(numbers, Direction.INGRESS, classes));
    }

    /** Gives the number of the list of those that concern a direction. */
    OptionalInt list(Direction direction) {
        return direction == Direction.EGRESS ? egress : ingress;
    }

    private static OptionalInt list(IntList numbers, Direction direction, Classes classes) {
        IntList some = numbers.filter(number -> classes.policy(number).concerns(direction));
        return some.size() == 0 ? OptionalInt.empty() : OptionalInt.of(classes.policyList(some));
    }
}
