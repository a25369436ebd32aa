package io.netpol.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.ImmutableIntArray;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Those for which a term holds are found, whatever changed since their namespace was gone through. */
class HoldersTest {
    private static final int TERMS = 6;
    private static final int STEPS = 2_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 300})
    void holdersAreFoundAfterAnyChanges(int pods) {
        SplittableRandom random = new SplittableRandom(pods);
        PodTable table = PodTable.empty();
        Holders holders = Holders.none();
        for (int step = 0; step < STEPS; step++) {
            for (int changes = random.nextInt(random.nextInt(10) == 0 ? 200 : 4); changes > 0; changes--) {
                int handle = random.nextInt(pods);
                PodTable.Edit edit = new PodTable.Edit(table, pods);
                edit.put(handle, anyKind(random));
                table = edit.after();
                holders = holders.withChanged("shop", handle);
            }
            int term = random.nextInt(TERMS);
            holders = holders.with("shop", ImmutableIntArray.copyOf(table.handles()), table);
            IntBuffer found = new IntBuffer();

            holders.addHolders("shop", term, table, found);

            PodTable now = table;
            assertThat(found.toArray())
                    .containsExactlyInAnyOrder(IntStream.of(table.handles())
                            .filter(handle -> now.kind(handle).held().contains(term))
                            .toArray());
        }
    }

    private static PodKind anyKind(SplittableRandom random) {
        if (random.nextInt(4) == 0) {
            return PodKind.NONE;
        }
        BitSet held = new BitSet();
        for (int term = 0; term < TERMS; term++) {
            held.set(term, random.nextInt(3) == 0);
        }
        return new PodKind(PodKind.traits(1, 1, false, false), 0, 1, 0, 0, 0, 0, IntList.of(held));
    }
}
