package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The few ways in which the generators, and the laws that vary what is generated, choose. */
public final class Choice {
    private Choice() {}

    /** True in so many of a hundred cases. */
    public static boolean chance(RandomGenerator random, int percent) {
        return random.nextInt(100) < percent;
    }

    /** One of several things, which must not be empty. */
    public static <T> T of(RandomGenerator random, List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** Things that one generator makes, from none to so many. */
    public static <T> ImmutableList<T> upTo(RandomGenerator random, int most, Function<RandomGenerator, T> generator) {
        return exactly(random, random.nextInt(most + 1), generator);
    }

    /** So many things that one generator makes. */
    public static <T> ImmutableList<T> exactly(
            RandomGenerator random, int count, Function<RandomGenerator, T> generator) {
        ImmutableList.Builder<T> things = ImmutableList.builder();
        for (int i = 0; i < count; i++) {
            things.add(generator.apply(random));
        }
        return things.build();
    }

    /** The same things in another order. */
    public static <T> ImmutableList<T> permuted(RandomGenerator random, List<T> things) {
        List<T> mixed = new ArrayList<>(things);
        for (int i = mixed.size(); i > 1; i--) {
            Collections.swap(mixed, i - 1, random.nextInt(i));
        }
        return ImmutableList.copyOf(mixed);
    }

    /** The same things in another order, up to two of them repeated. */
    public static <T> ImmutableList<T> permutedWithRepeats(RandomGenerator random, List<T> things) {
        List<T> more = new ArrayList<>(things);
        for (int i = things.isEmpty() ? 0 : random.nextInt(3); i > 0; i--) {
            more.add(of(random, things));
        }
        return permuted(random, more);
    }

    /** The things with one more, somewhere among them. */
    public static <T> ImmutableList<T> withOneMore(RandomGenerator random, List<T> things, T one) {
        List<T> more = new ArrayList<>(things);
        more.add(random.nextInt(things.size() + 1), one);
        return ImmutableList.copyOf(more);
    }
}
