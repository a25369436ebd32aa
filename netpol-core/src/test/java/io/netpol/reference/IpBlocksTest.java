package io.netpol.reference;

import static io.netpol.eval.Outcome.ALLOWED;
import static io.netpol.eval.Outcome.DENIED;
import static io.netpol.reference.World.app;
import static io.netpol.reference.World.block;
import static io.netpol.reference.World.egress;
import static io.netpol.reference.World.everything;
import static io.netpol.reference.World.ingress;
import static io.netpol.reference.World.own;
import static io.netpol.reference.World.policy;
import static io.netpol.reference.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.Outcome;
import io.netpol.eval.Verdict;
import io.netpol.net.Direction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Examples in the cluster of {@link World}, for the rules about blocks and address families (S30 to S36). */
class IpBlocksTest {
    @Test
    @DisplayName("S30, S57: a block is compared with the address of the other end")
    void theAddressOfTheConnection() {
        World world = World.with(
                ingress(app("a"), rule(block("203.0.113.0/24"))),
                policy("x", "q", app("b"), Direction.EGRESS, rule(block("203.0.113.0/24"))));

        assertThat(world.outcome("203.0.113.5", "x/a", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("203.0.114.5", "x/a", "TCP 80")).isEqualTo(DENIED);
        assertThat(world.outcome("x/b", "203.0.113.5", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/b", "203.0.114.5", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S31: a block matches pods by their addresses, unless the option says that it does not")
    void blocksMatchPods() {
        World world = World.with(egress(app("a"), rule(block("10.0.1.2/32"))));
        World without = world.under(
                EvaluationOptions.builder().ipBlockMatchesPods(false).build());

        assertThat(world.outcome("x/a", "10.0.1.2", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/a", "y/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/a", "y/a", "TCP 80")).isEqualTo(DENIED);
        assertThat(without.outcome("x/a", "y/b", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S31: without blocks for pods a block still matches nodes, hostNetwork pods and addresses outside")
    void blocksStillMatchHosts() {
        World world = World.with(egress(app("a"), rule(block("0.0.0.0/0"))))
                .under(EvaluationOptions.builder().ipBlockMatchesPods(false).build());

        assertThat(world.outcome("x/a", "192.168.0.2", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/a", "x/host", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/a", "203.0.113.5", "TCP 80")).isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("S32: an exception narrows its own peer and denies nothing")
    void except() {
        World narrow = World.with(egress(app("a"), rule(block("10.0.0.0/8", "10.0.1.0/24"))));
        World opened = World.with(egress(app("a"), rule(block("10.0.0.0/8", "10.0.1.0/24"), block("10.0.1.2/32"))));

        assertThat(narrow.outcome("x/a", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(narrow.outcome("x/a", "y/b", "TCP 80")).isEqualTo(DENIED);
        assertThat(opened.outcome("x/a", "y/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(opened.outcome("x/a", "y/a", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S33: host bits are ignored, and prefixes 0 and 32 are ordinary")
    void cidrs() {
        assertThat(toAddress("10.0.1.77/24", "10.0.1.2")).isEqualTo(ALLOWED);
        assertThat(toAddress("10.0.1.77/24", "10.0.2.1")).isEqualTo(DENIED);
        assertThat(toAddress("1.2.3.4/0", "203.0.113.5")).isEqualTo(ALLOWED);
        assertThat(toAddress("203.0.113.5/32", "203.0.113.5")).isEqualTo(ALLOWED);
        assertThat(toAddress("203.0.113.5/32", "203.0.113.4")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S34: the families never mix")
    void families() {
        World four = World.with(policy("y", "p", app("b"), Direction.EGRESS, rule(block("0.0.0.0/0"))));
        World six = World.with(policy("y", "p", app("b"), Direction.EGRESS, rule(block("::/0"))));

        assertThat(four.outcome("y/b", "203.0.113.5", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(four.outcome("y/b", "2001:db8::5", "TCP 80")).isEqualTo(DENIED);
        assertThat(six.outcome("y/b", "203.0.113.5", "TCP 80")).isEqualTo(DENIED);
        assertThat(six.outcome("y/b", "2001:db8::5", "TCP 80")).isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("S35: the mapped form is IPv4, as an address and as a block from prefix 96 on")
    void mapped() {
        assertThat(toAddress("::ffff:10.0.0.0/104", "10.0.1.2")).isEqualTo(ALLOWED);
        assertThat(toAddress("10.0.0.0/8", "::ffff:10.0.1.2")).isEqualTo(ALLOWED);
        assertThat(toAddress("::ffff:0:0/95", "10.0.1.2")).isEqualTo(DENIED);
        assertThat(toAddress("010.0.0.0/08", "10.0.1.2")).isEqualTo(ALLOWED);
    }

    private Outcome toAddress(String cidr, String address) {
        return World.with(egress(app("a"), rule(block(cidr)))).outcome("x/a", address, "TCP 80");
    }

    @Test
    @DisplayName("S36: pods with two families get a verdict for each, and they can differ")
    void dualStack() {
        World world = World.with(policy("y", "p", app("b"), Direction.INGRESS, rule(block("10.0.0.0/8"))));

        assertThat(world.verdicts("y/c", "y/b", "TCP 80"))
                .extracting(Verdict::outcome)
                .containsExactly(ALLOWED, DENIED);
        assertThat(world.outcome("y/a", "y/b", "TCP 80")).isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("S36: selectors ignore the family")
    void selectorsIgnoreFamilies() {
        World world = World.with(policy("y", "p", app("b"), Direction.INGRESS, rule(own(everything()))));

        assertThat(world.verdicts("y/c", "y/b", "TCP 80"))
                .extracting(Verdict::outcome)
                .containsExactly(ALLOWED, ALLOWED);
    }
}
