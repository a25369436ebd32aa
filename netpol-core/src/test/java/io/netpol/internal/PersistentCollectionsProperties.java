package io.netpol.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Collections that share say what plain ones say, and none changes one that came before it. */
class PersistentCollectionsProperties {
    /** A key of which many share a hash, or its lowest bits. */
    private record Key(int number) {
        @Override
        public int hashCode() {
            return number % 3 == 0 ? 7 : number % 3 == 1 ? number << 20 : number;
        }
    }

    /** To put a value under a key, or at a place, or to take away what is there. */
    private record Step(int number, boolean isRemoval, String value) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 700),
                        Arbitraries.of(true, false),
                        Arbitraries.of("a", "b", "c"))
                .as(Step::new)
                .list()
                .ofMaxSize(300);
    }

    @Property
    void aMapIsAMap(@ForAll("steps") List<Step> steps) {
        PersistentMap<Key, String> map = PersistentMap.empty();
        Map<Key, String> plain = new HashMap<>();
        List<PersistentMap<Key, String>> before = new ArrayList<>();
        List<Map<Key, String>> plainBefore = new ArrayList<>();
        for (Step step : steps) {
            // few keys, so that most are met again
            Key key = new Key(step.number % 40);
            if (step.isRemoval) {
                map = map.without(key);
                plain.remove(key);
            } else {
                map = map.with(key, step.value);
                plain.put(key, step.value);
            }
            assertThat(map.get(key)).isEqualTo(plain.get(key));
            before.add(map);
            plainBefore.add(new HashMap<>(plain));
        }
        for (int i = 0; i < before.size(); i++) {
            Map<Key, String> found = new HashMap<>();
            before.get(i)
                    .forEach((key, value) -> assertThat(found.put(key, value)).isNull());
            assertThat(found).isEqualTo(plainBefore.get(i));
            assertThat(before.get(i).size()).isEqualTo(found.size());
        }
    }

    @Property
    void aListIsAList(@ForAll("steps") List<Step> steps) {
        PagedList<String> list = PagedList.of(List.of("x", "y"));
        Map<Integer, String> plain = new TreeMap<>(Map.of(0, "x", 1, "y"));
        PagedList<String> start = list;
        for (Step step : steps) {
            int place = Math.min(step.number, list.size());
            int size = Math.max(list.size(), place + 1);
            list = list.with(place, step.isRemoval ? null : step.value);
            if (step.isRemoval) {
                plain.remove(place);
            } else {
                plain.put(place, step.value);
            }
            assertThat(list.size()).isEqualTo(size);
        }
        for (int place = -1; place <= list.size(); place++) {
            assertThat(list.get(place)).isEqualTo(plain.get(place));
        }
        assertThat(start.size()).isEqualTo(2);
        assertThat(start.get(0)).isEqualTo("x");
        assertThat(PagedList.of(new ArrayList<>(plain.values())).size()).isEqualTo(plain.size());
    }

    @Property
    void pagesAreCrossed(@ForAll("steps") List<Step> steps) {
        List<String> values = new ArrayList<>();
        PagedList<String> grown = PagedList.of(List.of());
        for (int i = 0; i < 700; i++) {
            String value = i < steps.size() ? steps.get(i).value : "n" + i;
            values.add(value);
            grown = grown.with(i, value);
        }
        PagedList<String> built = PagedList.of(values);
        for (int i = 0; i < values.size(); i++) {
            assertThat(grown.get(i)).isEqualTo(values.get(i));
            assertThat(built.get(i)).isEqualTo(values.get(i));
        }
        assertThat(built.get(values.size())).isNull();
    }
}
