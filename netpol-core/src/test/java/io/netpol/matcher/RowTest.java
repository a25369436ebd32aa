package io.netpol.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.netpol.eval.Answer;
import io.netpol.eval.ConnectionSet;
import io.netpol.net.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Rows give back what was put into them, in whichever form they keep it. */
class RowTest {
    private static final Cells CELLS = new Cells();
    private static final Cell ALL = CELLS.of(EndAnswer.ALL);

    private static List<Cell> cells(int count) {
        List<Cell> cells = new ArrayList<>();
        for (int port = 1; port <= count; port++) {
            ConnectionSet one = ConnectionSet.of(Protocol.TCP, port);
            cells.add(CELLS.of(new EndAnswer(Answer.certain(one), ImmutableMap.of())));
        }
        return cells;
    }

    @Property(tries = 500)
    void rowsGiveWhatWasPut(
            @ForAll @IntRange(min = 1, max = 2000) int limit,
            @ForAll @IntRange(min = 1, max = 400) int distinct,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll Random random) {
        List<Cell> cells = cells(distinct);
        Map<Integer, Cell> exceptions = new HashMap<>();
        Row.Maker maker = new Row.Maker(limit, ALL, CELLS);
        for (int peerClass = 0; peerClass < limit; peerClass++) {
            if (random.nextInt(100) < percent) {
                exceptions.put(peerClass, cells.get(random.nextInt(distinct)));
                maker.add(peerClass, exceptions.get(peerClass));
            }
        }
        Row row = maker.row();
        for (int peerClass = 0; peerClass < limit; peerClass++) {
            assertThat(row.cell(peerClass)).isSameAs(exceptions.getOrDefault(peerClass, ALL));
        }
        Map<Integer, Cell> handed = new HashMap<>();
        row.forEachException(
                (peerClass, cell) -> assertThat(handed.put(peerClass, cell)).isNull());
        assertThat(handed).isEqualTo(exceptions);
        assertThat(row.limit()).isEqualTo(limit);
        // never more than a slot for each exception, twice and a half, nor than a byte for each class if those are
        // enough
        assertThat(row.bytes()).isLessThanOrEqualTo(8L * Math.max(2, 3 * (exceptions.size() + 1)));
        if (distinct < 256) {
            assertThat(row.bytes()).isLessThanOrEqualTo(Math.max(16, limit));
        }
    }

    @Property(tries = 200)
    void whatIsKeptOfRowsSaysTheSameAsTheRows(
            @ForAll @IntRange(min = 1, max = 40_000) int limit,
            @ForAll @IntRange(max = 200) int exceptions,
            @ForAll @IntRange(max = 70) int profile,
            @ForAll Random random) {
        List<Cell> cells = cells(3);
        Rows rows = new Rows(1 << 20);
        int shorter = random.nextInt(limit);
        Row.Maker few = new Row.Maker(shorter, ALL, CELLS);
        Row.Maker more = new Row.Maker(limit, ALL, CELLS);
        random.ints(exceptions, 0, limit).distinct().forEach(peerClass -> {
            Cell cell = cells.get(random.nextInt(cells.size()));
            more.add(peerClass, cell);
            if (peerClass < shorter) {
                few.add(peerClass, cell);
            }
        });
        for (Row row : List.of(few.row(), more.row())) {
            rows.put(profile, row);
            for (int peerClass = 0; peerClass < row.limit(); peerClass++) {
                assertThat(rows.cell(profile, peerClass)).isSameAs(row.cell(peerClass));
            }
            assertThat(rows.cell(profile, row.limit())).isNull();
        }
    }

    @Test
    void rowsBeyondTheBudgetAreNotKept() {
        Rows rows = new Rows(40);
        Row small = Row.uniform(ALL);
        rows.put(0, small);
        rows.put(200, small);
        assertThat(rows.isFull()).isFalse();

        rows.put(1, small);

        assertThat(rows.isFull()).isTrue();
        assertThat(rows.last(0)).isSameAs(small);
        assertThat(rows.last(200)).isSameAs(small);
        assertThat(rows.last(1)).isNull();
        assertThat(rows.last(100_000)).isNull();
    }
}
