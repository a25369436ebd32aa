package io.netpol.reference;

import static io.netpol.eval.Outcome.ALLOWED;
import static io.netpol.eval.Outcome.DENIED;
import static io.netpol.reference.World.app;
import static io.netpol.reference.World.block;
import static io.netpol.reference.World.egress;
import static io.netpol.reference.World.everything;
import static io.netpol.reference.World.ingress;
import static io.netpol.reference.World.policy;
import static io.netpol.reference.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.eval.Outcome;
import io.netpol.model.Peers;
import io.netpol.model.PortMatch;
import io.netpol.model.Ports;
import io.netpol.net.Direction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Examples in the cluster of {@link World}, for the rules about ports (S40 to S48). */
class RulePortsTest {
    @Test
    @DisplayName("S40: a number matches that port of that protocol, declared or not")
    void number() {
        assertThat(toPort(Ports.tcp(4711), "x/a", "TCP 4711")).isEqualTo(ALLOWED);
        assertThat(toPort(Ports.tcp(4711), "x/a", "TCP 4712")).isEqualTo(DENIED);
        assertThat(toPort(Ports.tcp(4711), "x/a", "UDP 4711")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S41: an entry without port is every port of its protocol")
    void everyPort() {
        assertThat(toPort(Ports.anyUdpPort(), "x/a", "UDP 1")).isEqualTo(ALLOWED);
        assertThat(toPort(Ports.anyUdpPort(), "x/a", "UDP 65535")).isEqualTo(ALLOWED);
        assertThat(toPort(Ports.anyUdpPort(), "x/a", "TCP 1")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S42: a range holds both of its ends")
    void range() {
        PortMatch range = Ports.tcp(80).through(90);

        assertThat(toPort(range, "x/a", "TCP 79")).isEqualTo(DENIED);
        assertThat(toPort(range, "x/a", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(toPort(range, "x/a", "TCP 90")).isEqualTo(ALLOWED);
        assertThat(toPort(range, "x/a", "TCP 91")).isEqualTo(DENIED);
        assertThat(toPort(range, "x/a", "UDP 85")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S43: a name is looked up on the destination pod, each for itself")
    void nameOfTheDestination() {
        assertThat(toPort(Ports.tcp("web"), "x/a", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(toPort(Ports.tcp("web"), "x/a", "TCP 8080")).isEqualTo(DENIED);
        assertThat(toPort(Ports.tcp("web"), "x/b", "TCP 8080")).isEqualTo(ALLOWED);
        assertThat(toPort(Ports.tcp("web"), "x/b", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S43: for egress too, in any namespace, and never on the source")
    void nameOfTheDestinationForEgress() {
        World world = World.with(egress(app("b"), rule(Ports.tcp("web"))));

        assertThat(world.outcome("x/b", "y/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/b", "y/b", "TCP 8080")).isEqualTo(DENIED);
        assertThat(world.outcome("x/b", "y/a", "TCP 8080")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S44: the protocols of the entry and of the container port are the same")
    void nameAndProtocol() {
        assertThat(toPort(Ports.udp("dns"), "x/b", "UDP 53")).isEqualTo(ALLOWED);
        assertThat(toPort(Ports.tcp("dns"), "x/b", "UDP 53")).isEqualTo(DENIED);
        assertThat(toPort(Ports.tcp("dns"), "x/b", "TCP 53")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S45: a name that nobody declares matches nothing and leaves the other entries alone")
    void unknownName() {
        World world = World.with(ingress(everything(), rule(Ports.tcp("gone"), Ports.tcp(81))));

        assertThat(world.outcome("y/a", "x/a", "TCP 80")).isEqualTo(DENIED);
        assertThat(world.outcome("y/a", "x/a", "TCP 81")).isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("S46: a name that stands for several numbers means each of them")
    void severalNumbers() {
        World world = World.with(policy("y", "p", app("b"), Direction.INGRESS, rule(Ports.tcp("web"))));

        assertThat(world.outcome("y/a", "y/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("y/a", "y/b", "TCP 81")).isEqualTo(ALLOWED);
        assertThat(world.outcome("y/a", "y/b", "TCP 82")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S47: nodes, hostNetwork pods and addresses have no names; a pod met by its address has")
    void namesNeedPods() {
        World world = World.with(egress(app("a"), rule(Peers.of(block("0.0.0.0/0")), Ports.of(Ports.tcp("web")))));

        assertThat(world.outcome("x/a", "203.0.113.5", "TCP 80")).isEqualTo(DENIED);
        assertThat(world.outcome("x/a", "192.168.0.2", "TCP 80")).isEqualTo(DENIED);
        assertThat(world.outcome("x/a", "x/host", "TCP 80")).isEqualTo(DENIED);
        assertThat(world.outcome("x/a", "10.0.1.2", "TCP 80")).isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("S47: for ingress from an address the name is looked up on the selected pod")
    void nameForAddressOutside() {
        assertThat(toPort(Ports.tcp("web"), "x/a", "TCP 80", "203.0.113.5")).isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("S48: SCTP is a protocol like the others, and naming it isolates them all")
    void sctp() {
        assertThat(toPort(Ports.sctp(80), "x/a", "SCTP 80")).isEqualTo(ALLOWED);
        assertThat(toPort(Ports.sctp(80), "x/a", "TCP 80")).isEqualTo(DENIED);
        assertThat(World.with(policy("y", "p", app("b"), Direction.INGRESS, rule(Ports.sctp("sctp"))))
                        .outcome("y/a", "y/b", "SCTP 80"))
                .isEqualTo(ALLOWED);
    }

    private Outcome toPort(PortMatch entry, String destination, String connection) {
        return toPort(entry, destination, connection, "y/a");
    }

    private Outcome toPort(PortMatch entry, String destination, String connection, String source) {
        return World.with(ingress(everything(), rule(entry))).outcome(source, destination, connection);
    }
}
