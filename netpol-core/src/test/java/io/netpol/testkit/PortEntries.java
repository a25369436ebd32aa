package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.ContainerPort;
import io.netpol.draft.IntOrString;
import io.netpol.draft.PortDraft;
import io.netpol.net.Protocol;
import java.util.random.RandomGenerator;

/**
 * Generated ports: of containers, of rules and of questions. Numbers, ranges and names collide: one name stands for
 * several numbers and protocols, on one pod and from pod to pod.
 */
public final class PortEntries {
    /** The numbers that containers declare and rules name; both ends of what a port can be are among them. */
    private static final ImmutableList<Integer> NUMBERS = ImmutableList.of(1, 53, 80, 81, 8080, 65535);

    private static final ImmutableList<String> NAMES = ImmutableList.of("web", "dns", "gone");

    /** What containers declare; no container declares the last of the names. */
    private static final ImmutableList<ContainerPort> DECLARED = ImmutableList.of(
            new ContainerPort("web", Protocol.TCP, 80),
            new ContainerPort("web", Protocol.TCP, 8080),
            new ContainerPort("web", Protocol.UDP, 80),
            new ContainerPort("dns", Protocol.UDP, 53),
            new ContainerPort("dns", Protocol.TCP, 53),
            new ContainerPort("dns", Protocol.SCTP, 81));

    private PortEntries() {}

    /** The named ports of a pod: none to four, of which one may repeat. */
    public static ImmutableList<ContainerPort> containerPorts(RandomGenerator random) {
        return Choice.upTo(random, 4, source -> Choice.of(source, DECLARED));
    }

    /** One entry of a rule's {@code ports}: every port, a number, a range or a name. */
    public static PortDraft entry(RandomGenerator random) {
        PortDraft.Builder entry = PortDraft.builder();
        if (Choice.chance(random, 60)) {
            entry.protocol(protocol(random).name());
        }
        int first = number(random);
        int last = number(random);
        return switch (random.nextInt(8)) {
            case 0 -> entry.build();
            case 1, 2 -> entry.port(IntOrString.of(name(random))).build();
            case 3, 4 ->
                entry.port(IntOrString.of(Math.min(first, last)))
                        .endPort(Math.max(first, last))
                        .build();
            default -> entry.port(IntOrString.of(first)).build();
        };
    }

    /** One of the numbers. */
    static int number(RandomGenerator random) {
        return Choice.of(random, NUMBERS);
    }

    /** One of the names, of which one is that of no container port. */
    static String name(RandomGenerator random) {
        return Choice.of(random, NAMES);
    }

    /** A protocol, TCP in half of the cases. */
    public static Protocol protocol(RandomGenerator random) {
        return Choice.of(random, ImmutableList.of(Protocol.TCP, Protocol.TCP, Protocol.UDP, Protocol.SCTP));
    }

    /** The port of a question: one that rules speak of, seldom a neighbour of one or any other. */
    public static int port(RandomGenerator random) {
        return switch (random.nextInt(10)) {
            case 0 -> random.nextInt(1, 65536);
            case 1 -> Choice.of(random, boundaries());
            default -> Choice.of(random, NUMBERS);
        };
    }

    /** Every port at which the answer over generated rules can change, and its neighbours. */
    public static ImmutableList<Integer> boundaries() {
        return NUMBERS.stream()
                .flatMap(number -> ImmutableList.of(number - 1, number, number + 1).stream())
                .filter(number -> number >= 1 && number <= 65535)
                .distinct()
                .collect(ImmutableList.toImmutableList());
    }
}
