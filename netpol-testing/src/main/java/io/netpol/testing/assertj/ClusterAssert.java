package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.netpol.cluster.Cluster;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.Evaluator;
import io.netpol.eval.Outcome;
import io.netpol.eval.Question;
import io.netpol.model.PortMatch;
import io.netpol.net.Direction;
import io.netpol.testing.DefaultEvaluator;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about what the policies of a cluster allow. Each is one call that checks and gives this back; a failure names
 * who, on what, and the policies and rules that decided.
 *
 * <p>An assertion holds only on a definite answer: what is ambiguous or unknown fails, and the missing fact is named. Every
 * address family that both ends have is asked about. A subject that stands for nothing fails with the nearest name.
 */
public class ClusterAssert extends AbstractAssert<ClusterAssert, Cluster> {
    private static final ImmutableSet<Direction> BOTH = ImmutableSet.of(Direction.INGRESS, Direction.EGRESS);

    private Function<Cluster, Evaluator> evaluators =
            cluster -> DefaultEvaluator.of(cluster, EvaluationOptions.defaults());
    private Optional<Evaluator> evaluator = Optional.empty();
    private boolean isEvaluatorGiven;
    private String reason = "";

    /** Begins assertions about a cluster; {@link NetpolAssertions#assertThat(Cluster)} reads better. */
    public ClusterAssert(Cluster actual) {
        super(actual, ClusterAssert.class);
    }

    ClusterAssert asking(Evaluator given) {
        evaluator = Optional.of(given);
        isEvaluatorGiven = true;
        return myself;
    }

    /**
     * Asks the following assertions under these options: {@code assertThat(cluster).withOptions(options).allows(…)}.
     *
     * @throws IllegalStateException if an evaluator was given, which has its options
     */
    @CheckReturnValue
    public ClusterAssert withOptions(EvaluationOptions options) {
        if (isEvaluatorGiven) {
            throw new IllegalStateException(
                    "the evaluator that was given has its options; make it with these, or assert on the cluster");
        }
        evaluators = cluster -> DefaultEvaluator.of(cluster, options);
        evaluator = Optional.empty();
        return myself;
    }

    /**
     * Says why the following assertions must hold: {@code because("card numbers live there")}. The failure tells it.
     * {@code as} and {@code describedAs} say what is tested.
     */
    @CheckReturnValue
    public ClusterAssert because(String why) {
        reason = why;
        return myself;
    }

    /**
     * Verifies that connections are allowed: between all pods that the names stand for, over every address family that both
     * ends have.
     *
     * <pre>{@code
     * // holds if policies let the frontend reach the api on TCP 8080
     * assertThat(cluster).allows(connection().from("shop/frontend").to("shop/api").on(tcp(8080)));
     *
     * // fails, as no policy lets it reach the database
     * assertThat(cluster).allows(connection().from("shop/frontend").to("shop/database").on(tcp(5432)));
     * }</pre>
     *
     * @throws AssertionError if one is not, or a name stands for nothing
     */
    @CanIgnoreReturnValue
    public ClusterAssert allows(Question first, Question... more) {
        return allows(Lists.asList(first, more));
    }

    /**
     * Verifies that connections are allowed, as {@link #allows(Question, Question...)}.
     *
     * @throws IllegalArgumentException if there is no question
     * @throws AssertionError as there
     */
    @CanIgnoreReturnValue
    public ClusterAssert allows(Iterable<Question> questions) {
        return check(QuestionCheck.run(evaluator(), Outcome.ALLOWED, some(questions)));
    }

    /**
     * Verifies that each source can reach each destination on all of these ports.
     *
     * <pre>{@code
     * // holds if every pod of the namespace may ask the DNS
     * assertThat(cluster).allows(from(podsIn("shop")), to("kube-system/coredns"), udp(53), tcp(53));
     *
     * // fails if one of them may not
     * assertThat(cluster).allows(from(podsIn("payments")), to("kube-system/coredns"), udp(53), tcp(53));
     * }</pre>
     *
     * @throws AssertionError if one cannot, or a subject stands for nothing
     */
    @CanIgnoreReturnValue
    public ClusterAssert allows(Sources from, Destinations to, PortMatch first, PortMatch... more) {
        return check(ReachCheck.allows(evaluator(), from, to, ports(first, more)));
    }

    /**
     * Verifies that connections are denied: between all pods that the names stand for, over every address family that both
     * ends have.
     *
     * <pre>{@code
     * // holds if no policy lets the frontend reach the database
     * assertThat(cluster).denies(connection().from("shop/frontend").to("shop/database").on(tcp(5432)));
     *
     * // fails, as one lets it reach the api
     * assertThat(cluster).denies(connection().from("shop/frontend").to("shop/api").on(tcp(8080)));
     * }</pre>
     *
     * @throws AssertionError if one is not, or a name stands for nothing
     */
    @CanIgnoreReturnValue
    public ClusterAssert denies(Question first, Question... more) {
        return denies(Lists.asList(first, more));
    }

    /**
     * Verifies that connections are denied, as {@link #denies(Question, Question...)}.
     *
     * @throws IllegalArgumentException if there is no question
     * @throws AssertionError as there
     */
    @CanIgnoreReturnValue
    public ClusterAssert denies(Iterable<Question> questions) {
        return check(QuestionCheck.run(evaluator(), Outcome.DENIED, some(questions)));
    }

    /**
     * Verifies that no source can reach any destination, on any port. A pod to itself is not looked at.
     *
     * <pre>{@code
     * // holds if the namespaces are closed against each other in this direction
     * assertThat(cluster).denies(from(podsIn("development")), to(podsIn("production")));
     *
     * // fails, as the api may ask the DNS
     * assertThat(cluster).denies(from("shop/api"), to("kube-system/coredns"));
     * }</pre>
     *
     * @throws AssertionError if one can, or a subject stands for nothing
     */
    @CanIgnoreReturnValue
    public ClusterAssert denies(Sources from, Destinations to) {
        return check(ReachCheck.denies(evaluator(), from, to, AskedPorts.ALL));
    }

    /**
     * Verifies that no source can reach any destination on any of these ports, as {@link #denies(Sources, Destinations)}.
     *
     * @throws AssertionError as there
     */
    @CanIgnoreReturnValue
    public ClusterAssert denies(Sources from, Destinations to, PortMatch first, PortMatch... more) {
        return check(ReachCheck.denies(evaluator(), from, to, ports(first, more)));
    }

    /**
     * Verifies that the sources can reach the destinations, and nobody else can on any port: no other pod, no node, no
     * address outside.
     *
     * <pre>{@code
     * // holds if the api reaches the database, on whatever ports, and nobody else does
     * assertThat(cluster).allowsOnly(from("shop/api"), to("shop/database"));
     *
     * // fails, and names the scraper and its port, as monitoring reads the metrics of the cache
     * assertThat(cluster).allowsOnly(from("shop/api"), to("shop/cache"));
     * }</pre>
     *
     * <p>It fails too if the sources themselves cannot: each pod of each source must reach each pod of each destination on
     * at least one port, over every address family that both have. Somebody else is everybody who was not named:
     *
     * <ul>
     *   <li>another pod of the destination's own workload: name the workload as a source where its pods talk to each other.
     *       A pod itself is never kept from itself (rule S15), so it does not count;
     *   <li>pods on the host network and nodes, by their addresses. The node on which a pod runs always gets in (rule S51),
     *       so for that pod it does not count, nor do the pods on its host network;
     *   <li>every address outside that policies tell apart, over the families that the options ask for. Addresses that pods
     *       have are those pods.
     * </ul>
     *
     * Where the destination is an address that no pod has, somebody else is every other pod that policies manage. Pods that
     * have ended do not count.
     *
     * @throws AssertionError if a source cannot, or somebody else can or perhaps can, or a subject stands for nothing
     */
    @CanIgnoreReturnValue
    public ClusterAssert allowsOnly(Sources from, Destinations to) {
        return check(ReachCheck.allowsOnly(evaluator(), from, to, AskedPorts.ALL));
    }

    /**
     * Verifies that the sources can reach the destinations on all of these ports, and nobody else can on any of them, as
     * {@link #allowsOnly(Sources, Destinations)}. Other ports are not looked at.
     *
     * <pre>{@code
     * // holds if the api reaches the database on TCP 5432 and nobody else does, whoever reaches its metrics
     * assertThat(cluster).allowsOnly(from("shop/api"), to("shop/database"), tcp(5432));
     *
     * // fails, as the api has no business there
     * assertThat(cluster).allowsOnly(from("shop/api"), to("shop/database"), tcp("metrics"));
     * }</pre>
     *
     * @throws AssertionError as there
     */
    @CanIgnoreReturnValue
    public ClusterAssert allowsOnly(Sources from, Destinations to, PortMatch first, PortMatch... more) {
        return check(ReachCheck.allowsOnly(evaluator(), from, to, ports(first, more)));
    }

    /**
     * Verifies that policies isolate a subject in both directions (rule S10): each of its pods is reached, and reaches
     * others, only as far as rules let it.
     *
     * <pre>{@code
     * // holds if policies for both directions select the pods
     * assertThat(cluster).isolates("shop/api");
     *
     * // fails, as no policy selects the pods for egress
     * assertThat(cluster).isolates("shop/frontend");
     * }</pre>
     *
     * @throws AssertionError if a pod is not isolated, or the subject stands for none
     */
    @CanIgnoreReturnValue
    public ClusterAssert isolates(String subject) {
        return isolates(new NamedSubject(subject));
    }

    /**
     * Verifies that policies isolate a subject in one direction, as {@link #isolates(String)}.
     *
     * <pre>{@code
     * // holds if policies for ingress select the pods
     * assertThat(cluster).isolates("shop/frontend", Direction.INGRESS);
     *
     * // fails, as none selects them for egress
     * assertThat(cluster).isolates("shop/frontend", Direction.EGRESS);
     * }</pre>
     *
     * @throws AssertionError as there
     */
    @CanIgnoreReturnValue
    public ClusterAssert isolates(String subject, Direction direction) {
        return isolates(new NamedSubject(subject), direction);
    }

    /**
     * Verifies that policies isolate a subject in both directions, as {@link #isolates(String)}.
     *
     * <pre>{@code
     * // holds if policies for both directions select each of the pods
     * assertThat(cluster).isolates(podsIn("shop").labeled("tier", "data"));
     *
     * // fails if there is one pod that they do not select
     * assertThat(cluster).isolates(podsIn("shop"));
     * }</pre>
     *
     * @throws AssertionError as there
     */
    @CanIgnoreReturnValue
    public ClusterAssert isolates(Subject subject) {
        return check(ProtectionCheck.isolates(evaluator(), subject, BOTH));
    }

    /**
     * Verifies that policies isolate a subject in one direction, as {@link #isolates(String, Direction)}.
     *
     * @throws AssertionError as there
     */
    @CanIgnoreReturnValue
    public ClusterAssert isolates(Subject subject, Direction direction) {
        return check(ProtectionCheck.isolates(evaluator(), subject, ImmutableSet.of(direction)));
    }

    /**
     * Verifies that policies isolate every pod of the cluster in both directions (rule S10).
     *
     * <pre>{@code
     * // holds if every namespace denies by default
     * assertThat(cluster).hasNoUnprotectedPods();
     *
     * // fails, and names them, if there are pods that no policy selects
     * assertThat(clusterWithNewNamespace).hasNoUnprotectedPods();
     * }</pre>
     *
     * <p>No policy reaches pods on the host network where they count as their nodes: they are unprotected, and stay in view
     * as exceptions. A cluster without pods fails, and pods that have ended do not count.
     *
     * @throws AssertionError if there is an unprotected pod, or no pod at all
     */
    @CanIgnoreReturnValue
    public ClusterAssert hasNoUnprotectedPods() {
        return check(ProtectionCheck.everywhere(evaluator(), BOTH, Optional.empty()));
    }

    /**
     * Verifies that policies isolate every pod of the cluster in one direction, as {@link #hasNoUnprotectedPods()}.
     *
     * @throws AssertionError as there
     */
    @CanIgnoreReturnValue
    public ClusterAssert hasNoUnprotectedPods(Direction direction) {
        return check(ProtectionCheck.everywhere(evaluator(), ImmutableSet.of(direction), Optional.empty()));
    }

    /**
     * Verifies that policies isolate every pod of the cluster in both directions, except some.
     *
     * <pre>{@code
     * // holds if all others are isolated, and some pod of the namespace is not
     * assertThat(cluster).hasNoUnprotectedPods(except(podsIn("kube-system")));
     *
     * // fails, as the exception is not needed any more: the database is isolated
     * assertThat(cluster).hasNoUnprotectedPods(except("shop/database"));
     * }</pre>
     *
     * @throws AssertionError if there is another unprotected pod, or no pod at all; if an exception stands for nothing or is
     *     not needed, as all of its pods are isolated: what is left over would hide the next mistake
     */
    @CanIgnoreReturnValue
    public ClusterAssert hasNoUnprotectedPods(Exceptions exceptions) {
        return check(ProtectionCheck.everywhere(evaluator(), BOTH, Optional.of(exceptions)));
    }

    /**
     * Verifies that policies isolate every pod of the cluster in one direction, except some, as
     * {@link #hasNoUnprotectedPods(Exceptions)}.
     *
     * @throws AssertionError as there
     */
    @CanIgnoreReturnValue
    public ClusterAssert hasNoUnprotectedPods(Direction direction, Exceptions exceptions) {
        return check(ProtectionCheck.everywhere(evaluator(), ImmutableSet.of(direction), Optional.of(exceptions)));
    }

    /**
     * Verifies that the connectivity list is that of a file: a row a line, as {@link io.netpol.analysis.Connectivity} has
     * them, those of which all is unknown included, and a line for each workload on the host network.
     *
     * <pre>{@code
     * // holds as long as no connection opens or closes
     * assertThat(cluster).connectivityMatches(Path.of("src/test/resources/connectivity.txt"));
     *
     * // fails, and shows the lines that differ, if a policy opens something
     * assertThat(changed).connectivityMatches(Path.of("src/test/resources/connectivity.txt"));
     * }</pre>
     *
     * <p>With the system property {@code netpol.approve} set to {@code true}, the file is written instead, and the assertion
     * holds: {@code mvn test -Dnetpol.approve=true}. Read what changed before you commit it. Blank lines and the order of
     * lines do not count. A relative path starts where the test runs, which is the folder of the module.
     *
     * @throws AssertionError if a line is missing or too many, if there is no such file, or if the cluster has no pods
     * @throws java.io.UncheckedIOException if the file cannot be read or written
     */
    @CanIgnoreReturnValue
    public ClusterAssert connectivityMatches(Path file) {
        return check(ConnectivityCheck.run(evaluator(), file));
    }

    private ClusterAssert check(Optional<Refutation> found) {
        if (found.isPresent()) {
            Refutation refutation = found.get();
            throw failureWithActualExpected(
                    refutation.actual(), refutation.expected(), "%s", refutation.message(reason));
        }
        return myself;
    }

    private Evaluator evaluator() {
        isNotNull();
        if (evaluator.isEmpty()) {
            evaluator = Optional.of(evaluators.apply(actual));
        }
        return evaluator.get();
    }

    private static AskedPorts ports(PortMatch first, PortMatch... more) {
        return new AskedPorts(ImmutableList.copyOf(Lists.asList(first, more)));
    }

    private static ImmutableList<Question> some(Iterable<Question> questions) {
        ImmutableList<Question> list = ImmutableList.copyOf(questions);
        if (list.isEmpty()) {
            throw new IllegalArgumentException("a list of no questions, which holds whatever the policies are");
        }
        return list;
    }
}
