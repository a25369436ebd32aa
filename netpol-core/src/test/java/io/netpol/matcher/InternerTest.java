package io.netpol.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternerTest {
    /** A value of which many have the same hash. */
    private record Colliding(int value, int hashes) {
        @Override
        public int hashCode() {
            return value % hashes;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000, 1_000_000})
    void numbersAreThoseOfAMap(int hashes) {
        Interner<Colliding> interner = new Interner<>();
        Map<Colliding, Integer> expected = new HashMap<>();
        SplittableRandom random = new SplittableRandom(hashes);
        for (int i = 0; i < 5_000; i++) {
            Colliding value = new Colliding(random.nextInt(2_000), hashes);
            expected.putIfAbsent(value, expected.size());
            assertThat(interner.id(value)).isEqualTo(expected.get(value));
        }
        assertThat(interner.size()).isEqualTo(expected.size());
        expected.forEach((value, id) -> assertThat(interner.value(id)).isEqualTo(value));
    }

    @Test
    void threadsGetTheSameNumbers() throws InterruptedException {
        Interner<String> interner = new Interner<>();
        List<int[]> seen = IntStream.range(0, 8).mapToObj(i -> new int[20_000]).toList();
        List<Thread> threads = new ArrayList<>();
        for (int[] ids : seen) {
            threads.add(new Thread(() -> {
                for (int i = 0; i < ids.length; i++) {
                    ids[i] = interner.id("value " + i);
                    if (!interner.value(ids[i]).equals("value " + i)) {
                        ids[i] = -1;
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(seen)
                .allSatisfy(ids -> assertThat(ids).isEqualTo(seen.get(0)).doesNotContain(-1));
        assertThat(interner.size()).isEqualTo(20_000);
    }
}
