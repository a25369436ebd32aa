package io.netpol.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netpol.cluster.Change;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ClusterBuilder;
import io.netpol.cluster.ContainerPort;
import io.netpol.cluster.Pod;
import io.netpol.eval.Outcome;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespaceScope;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peers;
import io.netpol.model.PodPeer;
import io.netpol.model.Ports;
import io.netpol.model.Rule;
import io.netpol.net.Direction;
import io.netpol.net.Protocol;
import io.netpol.testkit.ChangingCluster;
import io.netpol.testkit.Situation;
import io.netpol.testkit.Situations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A matcher that was changed step by step answers as the specification as code does for what the cluster has become. */
class UpdatesAgreeTest {
    private static final int VERDICTS = 500_000;
    private static final int STEPS = 12;

    private record Snapshot(PolicyMatcher matcher, Cluster cluster) {}

    @Test
    void afterLongSequencesOfChanges() {
        Agreement agreement = Agreement.onFewPorts();
        for (int seed = 0; agreement.verdicts() < VERDICTS; seed++) {
            ask(seed, agreement);
        }
        for (Outcome outcome : Outcome.values()) {
            assertThat(agreement.count(outcome)).as("%s", outcome).isGreaterThan(VERDICTS / 100);
        }
    }

    static void ask(long seed, Agreement agreement) {
        List<Change> changes = new ArrayList<>();
        try {
            follow(new Random(seed), agreement, changes);
        } catch (RuntimeException | AssertionError difference) {
            throw new AssertionError("seed " + seed + " after " + changes + ": " + difference, difference);
        }
    }

    /** Often little, so that the index is made anew between changes, and half of the time is without rows. */
    private static Room room(Random random) {
        return new Room(random.nextInt(200), random.nextBoolean() ? 1 << 20 : random.nextInt(2000));
    }

    private static void follow(Random random, Agreement agreement, List<Change> changes) {
        Situation situation = Situations.situation(random);
        ChangingCluster plain = new ChangingCluster(situation.cluster(), random);
        List<Snapshot> snapshots = new ArrayList<>();
        PolicyMatcher matcher = PolicyMatcher.of(situation.cluster(), situation.options(), room(random));
        snapshots.add(new Snapshot(matcher, situation.cluster()));
        Map<String, Integer> handles = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(5) == 0) {
                // two may go different ways from one snapshot, and share the numbers that either gives
                Snapshot earlier = snapshots.get(random.nextInt(snapshots.size()));
                matcher = earlier.matcher;
                plain = new ChangingCluster(earlier.cluster, random);
                handles.clear();
            }
            List<Change> few = plain.change(random.nextInt(1, 5));
            changes.addAll(few);
            if (random.nextBoolean()) {
                matcher = matcher.with(few);
            } else {
                for (Change change : few) {
                    matcher = matcher.with(change);
                }
            }
            Cluster cluster = plain.build();
            assertSame(matcher.cluster(), cluster);
            few.forEach(change -> {
                if (change instanceof Change.RemovePod remove) {
                    handles.remove(remove.pod().displayName());
                }
            });
            assertHandlesStay(matcher, handles);
            if (step % 3 == 0) {
                agreement.check(matcher, cluster, random);
            }
            snapshots.add(new Snapshot(matcher, cluster));
        }
        for (Snapshot snapshot : List.of(snapshots.get(0), snapshots.get(random.nextInt(snapshots.size())))) {
            agreement.check(snapshot.matcher, snapshot.cluster, random);
        }
    }

    private static void assertSame(Cluster changed, Cluster built) {
        assertThat(changed.pods()).containsExactlyInAnyOrderElementsOf(built.pods());
        assertThat(changed.terminalPods()).containsExactlyInAnyOrderElementsOf(built.terminalPods());
        assertThat(changed.namespaces()).isEqualTo(built.namespaces());
        assertThat(changed.assumedNamespaces()).isEqualTo(built.assumedNamespaces());
        assertThat(changed.nodes()).isEqualTo(built.nodes());
        assertThat(changed.policies()).isEqualTo(built.policies());
        assertThat(changed.clusterPolicies()).isEqualTo(built.clusterPolicies());
        assertThat(changed.mentionsIpv6()).isEqualTo(built.mentionsIpv6());
        assertThat(changed).hasToString(built.toString());
    }

    /** A pod that stays keeps its handle, and none is given to another pod. */
    private static void assertHandlesStay(PolicyMatcher matcher, Map<String, Integer> handles) {
        Map<String, Integer> now = new HashMap<>();
        for (int handle : matcher.handles()) {
            now.put(matcher.pod(handle).displayName(), handle);
            assertThat(matcher.handle(matcher.pod(handle))).isEqualTo(handle);
        }
        handles.forEach((pod, handle) -> {
            if (now.containsKey(pod)) {
                assertThat(now).containsEntry(pod, handle);
            } else {
                assertThat(now).doesNotContainValue(handle);
            }
        });
        handles.clear();
        handles.putAll(now);
    }

    @Test
    void aPortIsNamedForTheFirstTime() {
        Pod pod = Pod.builder()
                .namespace("x")
                .name("one")
                .addPorts(new ContainerPort("metrics", Protocol.TCP, 9090))
                .build();
        Pod other = Pod.builder().namespace("y").name("two").build();
        PolicyMatcher before =
                PolicyMatcher.of(Cluster.builder().pod(pod).pod(other).build());
        NetworkPolicy policy = NetworkPolicy.builder()
                .namespace("y")
                .name("metrics-only")
                .podSelector(LabelSelector.everything())
                .addIsolates(Direction.EGRESS)
                .addEgress(Rule.of(Peers.anywhere(), Ports.of(Ports.tcp("metrics"))))
                .build();

        PolicyMatcher after = before.with(new Change.PutPolicy(policy));

        assertThat(after.allows(1, 0, Protocol.TCP, 9090)).isTrue();
        assertThat(after.allows(1, 0, Protocol.TCP, 9091)).isFalse();
    }

    @Test
    void whatASubjectWasAskedIsAskedOfAPeer() {
        Pod web =
                Pod.builder().namespace("x").name("web").putLabels("app", "web").build();
        Pod db = Pod.builder().namespace("x").name("db").putLabels("app", "db").build();
        NetworkPolicy ofWeb = NetworkPolicy.builder()
                .namespace("x")
                .name("web")
                .podSelector(LabelSelector.ofLabels(Map.of("app", "web")))
                .addIsolates(Direction.INGRESS)
                .build();
        NetworkPolicy fromWeb = NetworkPolicy.builder()
                .namespace("x")
                .name("db")
                .podSelector(LabelSelector.ofLabels(Map.of("app", "db")))
                .addIsolates(Direction.INGRESS)
                .addIngress(Rule.of(
                        Peers.of(PodPeer.of(LabelSelector.ofLabels(Map.of("app", "web")), NamespaceScope.own())),
                        Ports.any()))
                .build();
        PolicyMatcher before = PolicyMatcher.of(
                Cluster.builder().pod(web).pod(db).policy(ofWeb).build());

        PolicyMatcher after = before.with(new Change.PutPolicy(fromWeb));

        assertThat(after.allows(after.handle(web), after.handle(db), Protocol.TCP, 80))
                .isTrue();
        assertThat(after.allows(after.handle(db), after.handle(web), Protocol.TCP, 80))
                .isFalse();
    }

    @Test
    void podsThatDifferInPortsAloneGetPoliciesOfTheirOwn() {
        ClusterBuilder cluster = Cluster.builder();
        for (int port : new int[] {9090, 9091}) {
            cluster.pod(Pod.builder()
                    .namespace("x")
                    .name("web-" + port)
                    .putLabels("app", "web")
                    .addPorts(new ContainerPort("metrics", Protocol.TCP, port))
                    .build());
        }
        Rule metrics = Rule.of(Peers.anywhere(), Ports.of(Ports.tcp("metrics")));
        PolicyMatcher before = PolicyMatcher.of(cluster.policy(NetworkPolicy.builder()
                        .namespace("x")
                        .name("out")
                        .podSelector(LabelSelector.ofLabels(Map.of("app", "web")))
                        .addIsolates(Direction.EGRESS)
                        .addEgress(metrics)
                        .build())
                .build());

        PolicyMatcher after = before.with(new Change.PutPolicy(NetworkPolicy.builder()
                .namespace("x")
                .name("in")
                .podSelector(LabelSelector.ofLabels(Map.of("app", "web")))
                .addIsolates(Direction.INGRESS)
                .addIngress(metrics)
                .build()));

        assertThat(after.allows(1, 0, Protocol.TCP, 9090)).isTrue();
        assertThat(after.allows(1, 0, Protocol.TCP, 9091)).isFalse();
        assertThat(after.allows(0, 1, Protocol.TCP, 9091)).isTrue();
        assertThat(after.allows(0, 1, Protocol.TCP, 9090)).isFalse();
    }

    @Test
    void aHandleOfAPodThatIsGoneThrows() {
        Pod one = Pod.builder().namespace("x").name("one").build();
        Pod two = Pod.builder().namespace("x").name("two").build();
        PolicyMatcher before =
                PolicyMatcher.of(Cluster.builder().pod(one).pod(two).build());
        int handle = before.handle(one);
        int other = before.handle(two);

        PolicyMatcher after = before.with(new Change.RemovePod(one));
        PolicyMatcher back = after.with(new Change.PutPod(one));

        assertThat(before.allows(handle, other, Protocol.TCP, 80)).isTrue();
        assertThat(back.allows(back.handle(one), other, Protocol.TCP, 80)).isTrue();
        assertThat(back.handle(one)).isNotEqualTo(handle);
        for (int gone : new int[] {handle, -1, 1000}) {
            assertThatThrownBy(() -> after.allows(gone, other, Protocol.TCP, 80))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("handle " + gone
                            + " is none of a live pod: it never was, or the pod is gone; take one from handles()");
            assertThatThrownBy(() -> after.allows(other, gone, Protocol.TCP, 80))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("handle " + gone + " is none of a live pod");
        }
        assertThatThrownBy(() -> after.with(new Change.RemovePod(one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pod x/one is not in the cluster, so it cannot be removed");
    }
}
