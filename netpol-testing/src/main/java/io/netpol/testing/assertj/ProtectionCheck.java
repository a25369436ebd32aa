package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import io.netpol.analysis.Isolation;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Pod;
import io.netpol.cluster.UnanswerableException;
import io.netpol.cluster.WorkloadId;
import io.netpol.eval.End;
import io.netpol.eval.Evaluator;
import io.netpol.model.PolicyId;
import io.netpol.net.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that policies isolate pods (rule S10). */
final class ProtectionCheck {
    private final Evaluator evaluator;
    private final Isolation isolation;
    private final ImmutableSet<Direction> directions;

    private ProtectionCheck(Evaluator evaluator, Set<Direction> directions) {
        this.evaluator = evaluator;
        this.isolation = Isolation.of(evaluator);
        this.directions = Sets.immutableEnumSet(directions);
    }

    /** Checks that every pod of a subject is isolated in these directions. */
    static Optional<Refutation> isolates(Evaluator evaluator, Subject subject, Set<Direction> directions) {
        ProtectionCheck check = new ProtectionCheck(evaluator, directions);
        String claim = subject + " to be isolated for " + check.words(" and ");
        SubjectEnds ends;
        try {
            ends = subject.find(evaluator);
        } catch (UnanswerableException e) {
            return Optional.of(Refutation.unanswerable(claim, e));
        }
        List<String> lines = new ArrayList<>();
        if (!ends.addresses().isEmpty()) {
            lines.add("policies isolate pods only, and no pod has " + OutsideAddresses.text(ends.addresses()));
        }
        lines.addAll(check.lines(check.unprotected(pods(ends))));
        return refutation(claim, lines);
    }

    /** Checks that every pod of the cluster is isolated in these directions, except some. */
    static Optional<Refutation> everywhere(
            Evaluator evaluator, Set<Direction> directions, Optional<Exceptions> exceptions) {
        ProtectionCheck check = new ProtectionCheck(evaluator, directions);
        String claim = "every pod to be isolated for " + check.words(" and ")
                + exceptions.map(some -> ", except " + some).orElse("");
        return refutation(claim, check.lines(exceptions));
    }

    private ImmutableList<String> lines(Optional<Exceptions> exceptions) {
        if (evaluator.cluster().pods().isEmpty()) {
            return ImmutableList.of(Shown.NO_PODS);
        }
        Set<Pod> unprotected = unprotected(evaluator.cluster().pods());
        Set<Pod> excepted = new LinkedHashSet<>();
        List<String> wrongExceptions = new ArrayList<>();
        exceptions.ifPresent(some -> SeveralSubjects.split(some.subject())
                .forEach(exception -> addExcepted(exception, unprotected, excepted, wrongExceptions)));
        return ImmutableList.<String>builder()
                .addAll(lines(Sets.difference(unprotected, excepted)))
                .addAll(wrongExceptions)
                .build();
    }

    private void addExcepted(Subject exception, Set<Pod> unprotected, Set<Pod> excepted, List<String> wrong) {
        try {
            ImmutableList<Pod> pods = pods(exception.find(evaluator));
            if (pods.isEmpty()) {
                wrong.add("an exception is no pod: " + exception);
            } else if (pods.stream().noneMatch(unprotected::contains)) {
                wrong.add("an exception is not needed, as policies isolate all of it: " + exception);
            }
            excepted.addAll(pods);
        } catch (UnanswerableException e) {
            wrong.add("an exception fits nothing: " + e.getMessage());
        }
    }

    private static Optional<Refutation> refutation(String claim, List<String> lines) {
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(Refutation.of(claim, Shown.first(lines), Shown.first(lines)));
    }

    private static ImmutableList<Pod> pods(SubjectEnds ends) {
        ImmutableList.Builder<Pod> pods = ImmutableList.builder();
        for (End end : ends.pods()) {
            Endpoint endpoint = end.endpoint();
            pods.add((Pod) endpoint);
        }
        return pods.build();
    }

    private Set<Pod> unprotected(List<Pod> pods) {
        return pods.stream()
                .filter(pod -> !missing(pod).isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private ImmutableSet<Direction> missing(Pod pod) {
        return directions.stream()
                .filter(direction -> isolation.policies(pod, direction).isEmpty())
                .collect(ImmutableSet.toImmutableSet());
    }

    /** A line for each workload of which all pods have the same fault, else for each pod. */
    private ImmutableSortedSet<String> lines(Set<Pod> unprotected) {
        Map<WorkloadId, Set<String>> ofWorkload = new HashMap<>();
        for (Pod pod : evaluator.cluster().pods()) {
            ofWorkload
                    .computeIfAbsent(pod.workload(), workload -> new HashSet<>())
                    .add(unprotected.contains(pod) ? fault(pod) : "");
        }
        return unprotected.stream()
                .map(pod -> (ofWorkload.getOrDefault(pod.workload(), Set.of()).size() == 1
                                ? pod.workload()
                                : pod.displayName())
                        + ": " + fault(pod))
                .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
    }

    private String fault(Pod pod) {
        if (!isolation.isPossible(pod)) {
            return "no policy isolates it, as it is on the host network and counts as its node";
        }
        ImmutableSet<Direction> open = missing(pod);
        String closed = EnumSet.complementOf(EnumSet.copyOf(open)).stream()
                .filter(direction -> !isolation.policies(pod, direction).isEmpty())
                .map(direction ->
                        " (for " + direction.rulesField() + " " + names(isolation.policies(pod, direction)) + ")")
                .collect(Collectors.joining());
        return "no policy isolates it for " + words(open, " or ") + closed;
    }

    private static String names(ImmutableList<PolicyId> policies) {
        return policies.stream().map(PolicyId::toString).collect(Collectors.joining(" and "))
                + (policies.size() == 1 ? " does" : " do");
    }

    private String words(String between) {
        return words(directions, between);
    }

    private static String words(Set<Direction> some, String between) {
        return some.stream().map(Direction::rulesField).collect(Collectors.joining(between));
    }
}
