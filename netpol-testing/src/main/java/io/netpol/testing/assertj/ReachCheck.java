package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.UnanswerableException;
import io.netpol.eval.Connection;
import io.netpol.eval.Evaluator;
import io.netpol.eval.MissingFact;
import io.netpol.eval.VerdictText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Who can reach what: checks of the ways between sources and destinations. */
final class ReachCheck {
    private final Evaluator evaluator;
    private final Sources sources;
    private final Destinations destinations;
    private final AskedPorts ports;
    private final List<String> lines = new ArrayList<>();
    private final List<String> actual = new ArrayList<>();
    private final Set<MissingFact> missing = EnumSet.noneOf(MissingFact.class);

    private ReachCheck(Evaluator evaluator, Sources sources, Destinations destinations, AskedPorts ports) {
        this.evaluator = evaluator;
        this.sources = sources;
        this.destinations = destinations;
        this.ports = ports;
    }

    /** Checks that each source can reach each destination on all of the ports. */
    static Optional<Refutation> allows(Evaluator evaluator, Sources from, Destinations to, AskedPorts ports) {
        ReachCheck check = new ReachCheck(evaluator, from, to, ports);
        return check.run(from + " to reach " + to + ports, check::lookWhetherSourcesCan);
    }

    /** Checks that no source can reach any destination on any of the ports. */
    static Optional<Refutation> denies(Evaluator evaluator, Sources from, Destinations to, AskedPorts ports) {
        ReachCheck check = new ReachCheck(evaluator, from, to, ports);
        return check.run(from + " not to reach " + to + ports, check::lookWhetherSourcesCannot);
    }

    /** Checks that each source can reach each destination, and that nobody else can reach any of them. */
    static Optional<Refutation> allowsOnly(Evaluator evaluator, Sources from, Destinations to, AskedPorts ports) {
        ReachCheck check = new ReachCheck(evaluator, from, to, ports);
        return check.run("only " + from + " to reach " + to + ports, reach -> {
            check.lookWhetherSourcesCan(reach);
            check.lookWhetherOthersCannot(reach);
        });
    }

    private Optional<Refutation> run(String claim, Consumer<Reach> looks) {
        try {
            looks.accept(reach());
        } catch (UnanswerableException e) {
            return Optional.of(Refutation.unanswerable(claim, e));
        }
        lines.addAll(Mend.lines(missing));
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(Refutation.of(claim, ImmutableList.copyOf(lines), Shown.first(actual)));
    }

    private Reach reach() {
        List<String> problems = new ArrayList<>();
        SubjectEnds from = find(sources.subject(), problems);
        SubjectEnds to = find(destinations.subject(), problems);
        if (!from.addresses().isEmpty() && !to.addresses().isEmpty()) {
            problems.add("no pod has " + OutsideAddresses.text(from.addresses()) + " or "
                    + OutsideAddresses.text(to.addresses())
                    + ", and policies have no say between such addresses; name pods on one side");
        }
        if (!problems.isEmpty()) {
            throw new UnanswerableException(String.join("\n", problems));
        }
        return new Reach(evaluator, from, to, ports);
    }

    private SubjectEnds find(Subject subject, List<String> problems) {
        try {
            return subject.find(evaluator);
        } catch (UnanswerableException e) {
            problems.add(String.valueOf(e.getMessage()));
            return SubjectEnds.NONE;
        }
    }

    private void lookWhetherSourcesCan(Reach reach) {
        Lack lack = new Lack(ports.areAll(), evaluator.cluster());
        ImmutableList<Way> ways = reach.named();
        report(lack, ways, reach.impossible(), sources + " cannot", "it is not certain that " + sources + " can");
    }

    private void lookWhetherSourcesCannot(Reach reach) {
        ImmutableList<Way> ways = reach.namedApart();
        if (ways.isEmpty()) {
            ImmutableList<String> nothing = reach.impossible().isEmpty()
                    ? ImmutableList.of("a pod always reaches itself, and nothing else is asked about")
                    : reach.impossible();
            lines.addAll(Shown.first(nothing));
            actual.addAll(nothing);
        }
        report(
                Opening.INSTANCE,
                ways,
                ImmutableList.of(),
                sources + " can",
                "it is not certain that " + sources + " cannot");
    }

    private void lookWhetherOthersCannot(Reach reach) {
        report(
                Opening.INSTANCE,
                reach.others(),
                ImmutableList.of(),
                "others can",
                "it is not certain that others cannot");
    }

    private void report(
            Fault fault, List<Way> ways, ImmutableList<String> impossible, String certain, String uncertain) {
        ImmutableList<WayRow> rows = WayRow.of(ways, fault::isIn, Comparator.comparing(way -> !fault.isCertainIn(way)));
        section(
                certain,
                fault,
                rows.stream().filter(row -> fault.isCertainIn(row.example())).toList(),
                impossible);
        section(
                uncertain,
                fault,
                rows.stream().filter(row -> !fault.isCertainIn(row.example())).toList(),
                ImmutableList.of());
        ways.stream()
                .filter(way -> fault.isIn(way) && !fault.isCertainIn(way))
                .forEach(way -> missing.addAll(way.answer().missing()));
    }

    private void section(String heading, Fault fault, List<WayRow> rows, ImmutableList<String> impossible) {
        if (rows.isEmpty() && impossible.isEmpty()) {
            return;
        }
        lines.add(heading + ":");
        List<WayRow> explained = rows.subList(0, Math.min(Shown.EXPLAINED, rows.size()));
        for (WayRow row : explained) {
            lines.add("  " + row.line());
            lines.addAll(Shown.indented(4, explanation(fault.example(row.example()))));
        }
        ImmutableList<String> rest = ImmutableList.<String>builder()
                .addAll(rows.stream().skip(explained.size()).map(WayRow::line).iterator())
                .addAll(impossible)
                .build();
        lines.addAll(Shown.indented(2, Shown.first(rest)));
        rows.forEach(row -> actual.add(row.line()));
        actual.addAll(impossible);
    }

    private ImmutableList<String> explanation(Connection example) {
        return VerdictText.plain().lines(evaluator.verdict(example));
    }
}
