package io.netpol.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.net.IpAddress;
import io.netpol.testkit.ChangingCluster;
import io.netpol.testkit.Situation;
import io.netpol.testkit.Situations;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** After changes addresses belong to whom they would in a cluster that was built from scratch. */
class AddressBookTest {
    private static final int SEEDS = 100;
    private static final int STEPS = 12;

    @Test
    void addressesChangeHands() {
        Map<String, Integer> answers = new HashMap<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            follow(seed, answers);
        }
        // all that can be: so that nothing is held against itself alone
        assertThat(answers.keySet()).containsExactlyInAnyOrder("Pod", "Node", "ExternalAddress", "nobody");
        assertThat(answers.values()).allMatch(count -> count > SEEDS / 2);
    }

    private static void follow(int seed, Map<String, Integer> answers) {
        Random random = new Random(seed);
        Situation situation = Situations.situation(random);
        ChangingCluster changing = new ChangingCluster(situation.cluster(), random);
        Cluster cluster = changing.build();
        Set<IpAddress> addresses = new TreeSet<>();
        for (int step = 0; step < STEPS; step++) {
            Cluster built = changing.build();
            built.pods().forEach(pod -> addresses.addAll(pod.ips()));
            built.terminalPods().forEach(pod -> addresses.addAll(pod.ips()));
            built.nodes().values().forEach(node -> addresses.addAll(node.ips()));
            // every other time nobody asks, and the book is only handed on
            for (IpAddress address : random.nextBoolean() ? addresses : Set.<IpAddress>of()) {
                String answer = answer(cluster, address);
                assertThat(answer).as("seed %s step %s", seed, step).isEqualTo(answer(built, address));
                answers.merge(answer.substring(0, answer.indexOf(' ')), 1, Integer::sum);
            }
            cluster = cluster.with(changing.change(1 + random.nextInt(3)));
        }
    }

    private static String answer(Cluster cluster, IpAddress address) {
        try {
            Endpoint endpoint = cluster.endpointAt(address);
            return endpoint.getClass().getSimpleName().replace("Immutable", "") + " " + endpoint;
        } catch (UnanswerableException several) {
            return "nobody is it: " + several.getMessage();
        }
    }
}
