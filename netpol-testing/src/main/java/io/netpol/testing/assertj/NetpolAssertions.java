package io.netpol.testing.assertj;

import com.google.common.collect.Lists;
import com.google.errorprone.annotations.CheckReturnValue;
import io.netpol.cluster.Cluster;
import io.netpol.eval.Evaluator;
import io.netpol.model.NamespaceScope;
import io.netpol.model.PodPeer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The words of assertions, for static import; those for ports are in {@link io.netpol.model.Ports}, {@code connection} is
 * in {@link io.netpol.eval.Question}. They can stand beside the sentences of {@code netpol-dsl} and beside AssertJ's own.
 *
 * <pre>{@code
 * assertThat(cluster)
 *     .allows(connection().from("production/frontend").to("production/api").on(tcp(8080)))
 *     .denies(connection().from("production/frontend").to("production/database").on(tcp(5432)))
 *     .allowsOnly(from("production/api"), to("production/database"))
 *     .hasNoUnprotectedPods(except(podsIn("kube-system")))
 *     .connectivityMatches(Path.of("src/test/resources/connectivity.txt"));
 * }</pre>
 *
 * <p>A subject is a text as on the command line, {@code namespace/pod}, {@code namespace/workload},
 * {@code namespace/name[Kind]} or an address; a range such as {@code 203.0.113.0/24}, which stands for the addresses in it
 * that no pod of the cluster has; or pods by namespace and labels. A comma always means "or another".
 */
@CheckReturnValue
public final class NetpolAssertions {
    private NetpolAssertions() {}

    /** Begins assertions about a cluster, under the default options: {@code assertThat(cluster).allows(…)}. */
    public static ClusterAssert assertThat(Cluster actual) {
        return new ClusterAssert(actual);
    }

    /** Begins assertions about the cluster of an evaluator, which is asked, under its options. */
    public static ClusterAssert assertThat(Evaluator evaluator) {
        return new ClusterAssert(evaluator.cluster()).asking(evaluator);
    }

    /** Gives the sources of these names: {@code from("production/api", "production/batch")}. */
    public static Sources from(String first, String... more) {
        return new Sources(named(first, more));
    }

    /** Gives these sources: {@code from(podsIn("production"), named("203.0.113.0/24"))}. */
    public static Sources from(Subject first, Subject... more) {
        return new Sources(subjects(Lists.asList(first, more)));
    }

    /** Gives the destinations of these names: {@code to("production/database")}. */
    public static Destinations to(String first, String... more) {
        return new Destinations(named(first, more));
    }

    /** Gives these destinations: {@code to(podsIn("production").labeled("tier", "data"))}. */
    public static Destinations to(Subject first, Subject... more) {
        return new Destinations(subjects(Lists.asList(first, more)));
    }

    /**
     * Gives the exceptions of these names: {@code hasNoUnprotectedPods(except("kube-system/kube-proxy"))}. Each must be
     * needed.
     */
    public static Exceptions except(String first, String... more) {
        return new Exceptions(named(first, more));
    }

    /** Gives these exceptions: {@code hasNoUnprotectedPods(except(podsIn("kube-system")))}. Each must be needed. */
    public static Exceptions except(Subject first, Subject... more) {
        return new Exceptions(subjects(Lists.asList(first, more)));
    }

    /** Gives what these names stand for: {@code from(named("production/api"), podsIn("monitoring"))}. */
    public static Subject named(String first, String... more) {
        return named(Lists.asList(first, more));
    }

    /**
     * Gives what these names stand for: {@code from(named(clients))}.
     *
     * @throws IllegalArgumentException if there is no name
     */
    public static Subject named(Iterable<String> names) {
        List<NamedSubject> subjects =
                Lists.newArrayList(names).stream().map(NamedSubject::new).collect(Collectors.toList());
        return SeveralSubjects.of(subjects);
    }

    /**
     * Gives all of these subjects as one: {@code to(subjects(stores))}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Subject subjects(Iterable<? extends Subject> subjects) {
        return SeveralSubjects.of(subjects);
    }

    /**
     * Gives the pods of a namespace: {@code podsIn("production")}, or those with a label:
     * {@code podsIn("production").labeled("app", "api")}.
     *
     * @throws io.netpol.validation.InvalidValueException if no namespace can have this name
     */
    public static PodSubject podsIn(String namespace) {
        return PodSubject.in(NamespaceScope.named(namespace));
    }

    /** Gives the pods of all namespaces: {@code podsInAllNamespaces().labeled("team", "storefront")}. */
    public static PodSubject podsInAllNamespaces() {
        return PodSubject.in(NamespaceScope.all());
    }

    /**
     * Gives the pods that a peer means, with the selectors that policies have; with {@code netpol-dsl}:
     * {@code podsMatching(pods(labeled("app", in("api", "web"))).inNamespaces(labeled("team", "storefront")))}.
     *
     * @throws IllegalArgumentException if the peer means the policy's own namespace, as an assertion has none
     */
    public static PodSubject podsMatching(PodPeer peer) {
        return PodSubject.of(peer);
    }
}
