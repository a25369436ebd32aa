package io.netpol.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.cluster.Cluster;
import io.netpol.cluster.Node;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.IpFamilies;
import io.netpol.model.IpBlock;
import io.netpol.model.LabelSelector;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peers;
import io.netpol.model.Ports;
import io.netpol.model.Rule;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.IpSet;
import io.netpol.reference.ReferenceEvaluator;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressPartitionTest {
    private static final Cluster CLUSTER = Cluster.builder()
            .node(Node.builder().name("n").addIps(IpAddress.parse("192.0.2.1")).build())
            .policy(NetworkPolicy.builder()
                    .namespace("x")
                    .name("p")
                    .podSelector(LabelSelector.everything())
                    .addIsolates(Direction.INGRESS)
                    .addIngress(Rule.of(
                            Peers.of(IpBlock.of(Cidr.parse("10.0.0.0/8"), List.of(Cidr.parse("10.1.0.0/16")))),
                            Ports.any()))
                    .build())
            .build();

    private static AddressPartition partition() {
        return AddressPartition.of(ReferenceEvaluator.of(CLUSTER));
    }

    private static List<String> texts(AddressPartition partition, String namespace, Direction direction) {
        return partition.ranges(namespace, direction, IpFamily.IPV4).stream()
                .map(part -> part.range() + " by " + part.end().endpoint().displayName())
                .toList();
    }

    @Test
    void cutsAreWhereBlocksExceptionsAndNodesBeginAndEnd() {
        assertThat(texts(partition(), "x", Direction.INGRESS))
                .containsExactly(
                        "0.0.0.0-9.255.255.255 by 0.0.0.0",
                        "10.0.0.0-10.0.255.255 by 10.0.0.0",
                        "10.1.0.0-10.1.255.255 by 10.1.0.0",
                        "10.2.0.0-10.255.255.255 by 10.2.0.0",
                        "11.0.0.0-192.0.2.0 by 11.0.0.0",
                        "192.0.2.1-192.0.2.1 by node n",
                        "192.0.2.2-255.255.255.255 by 192.0.2.2");
    }

    @Test
    void otherNamespacesAndDirectionsDoNotCount() {
        List<String> onlyTheNode = List.of(
                "0.0.0.0-192.0.2.0 by 0.0.0.0",
                "192.0.2.1-192.0.2.1 by node n",
                "192.0.2.2-255.255.255.255 by 192.0.2.2");
        assertThat(texts(partition(), "x", Direction.EGRESS)).isEqualTo(onlyTheNode);
        assertThat(texts(partition(), "y", Direction.INGRESS)).isEqualTo(onlyTheNode);
    }

    @Test
    void furtherCutsAddUp() {
        AddressPartition cut = partition()
                .alsoCutAt(IpSet.of(Cidr.parse("192.0.2.0/24")))
                .alsoCutAt(IpSet.of(Cidr.parse("127.0.0.0/8")));
        assertThat(texts(cut, "y", Direction.INGRESS))
                .containsExactly(
                        "0.0.0.0-126.255.255.255 by 0.0.0.0",
                        "127.0.0.0-127.255.255.255 by 127.255.255.255",
                        "128.0.0.0-192.0.1.255 by 128.0.0.0",
                        "192.0.2.0-192.0.2.0 by 192.0.2.0",
                        "192.0.2.1-192.0.2.1 by node n",
                        "192.0.2.2-192.0.2.255 by 192.0.2.2",
                        "192.0.3.0-255.255.255.255 by 192.0.3.0");
    }

    @Test
    void familiesAreThoseThatTheOptionsAskFor() {
        assertThat(families(IpFamilies.AUTO)).containsExactly(IpFamily.IPV4);
        assertThat(families(IpFamilies.IPV4)).containsExactly(IpFamily.IPV4);
        assertThat(families(IpFamilies.IPV6)).containsExactly(IpFamily.IPV6);
        assertThat(families(IpFamilies.BOTH)).containsExactly(IpFamily.IPV4, IpFamily.IPV6);
    }

    private static List<IpFamily> families(IpFamilies asked) {
        EvaluationOptions options =
                EvaluationOptions.builder().ipFamilies(asked).build();
        return AddressPartition.of(ReferenceEvaluator.of(CLUSTER, options)).families();
    }
}
