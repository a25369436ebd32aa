package io.netpol.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.testkit.Addresses;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** {@link IpSet} against a bit for each address of a small part of the net, and against points for all of it. */
class IpSetProperties {
    /** Where ranges lie; the last ones are where the address space ends or has a hole. */
    private static final ImmutableList<IpRange> SEGMENTS = Stream.of(
                    Addresses.DENSE_IPV4.range(),
                    Addresses.DENSE_IPV6.range(),
                    range("0.0.0.0", "0.0.0.15"),
                    range("255.255.255.240", "255.255.255.255"),
                    range("::", "::f"),
                    range("::fffe:ffff:fff8", "::1:0:0:7"),
                    range("ffff:ffff:ffff:ffff:ffff:ffff:ffff:fff0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"))
            .sorted()
            .collect(ImmutableList.toImmutableList());

    private static final ImmutableList<ImmutableList<IpAddress>> UNIVERSE =
            SEGMENTS.stream().map(IpSetProperties::addresses).collect(ImmutableList.toImmutableList());

    @Provide
    Arbitrary<ImmutableList<IpRange>> denseRanges() {
        return Arbitraries.randomValue(IpSetProperties::rangesOfSegments);
    }

    @Provide
    Arbitrary<IpSet> denseSets() {
        return Arbitraries.randomValue(random -> IpSet.of(rangesOfSegments(random)));
    }

    @Provide
    Arbitrary<IpSet> sets() {
        return Addresses.allSets();
    }

    @Provide
    Arbitrary<IpAddress> addresses() {
        return Addresses.allAddresses();
    }

    @Property
    void holdsTheAddressesOfItsRanges(@ForAll("denseRanges") ImmutableList<IpRange> ranges) {
        BitSet expected = new BitSet();
        int at = 0;
        for (List<IpAddress> segment : UNIVERSE) {
            for (IpAddress address : segment) {
                expected.set(at++, ranges.stream().anyMatch(range -> range.contains(address)));
            }
        }
        IpSet set = IpSet.of(ranges);
        assertThat(bits(set)).isEqualTo(expected);
        assertThat(set.ranges()).isEqualTo(runs(expected));
        assertThat(IpSet.of(ranges.reverse())).isEqualTo(set).hasSameHashCodeAs(set);
        assertThat(IpSet.of(ranges.toArray(new IpRange[0]))).isEqualTo(set);
    }

    @Property
    void theAlgebraIsThatOfBits(@ForAll("denseSets") IpSet a, @ForAll("denseSets") IpSet b) {
        BitSet union = bits(a);
        union.or(bits(b));
        BitSet intersection = bits(a);
        intersection.and(bits(b));
        BitSet difference = bits(a);
        difference.andNot(bits(b));

        assertThat(a.union(b).ranges()).isEqualTo(runs(union));
        assertThat(a.intersection(b).ranges()).isEqualTo(runs(intersection));
        assertThat(a.minus(b).ranges()).isEqualTo(runs(difference));
        assertThat(a.intersects(b)).isEqualTo(!intersection.isEmpty());
        assertThat(a.containsAll(b)).isEqualTo(union.equals(bits(a)));
        assertThat(a.isEmpty()).isEqualTo(bits(a).isEmpty());
        assertThat(a.equals(b)).isEqualTo(bits(a).equals(bits(b)));
    }

    @Property
    void theAlgebraHoldsAtEveryPointWhereASetBeginsOrEnds(@ForAll("sets") IpSet a, @ForAll("sets") IpSet b) {
        IpSet union = a.union(b);
        IpSet intersection = a.intersection(b);
        IpSet difference = a.minus(b);
        boolean meet = false;
        boolean all = true;
        for (IpAddress point : points(a, b)) {
            boolean inA = containedBySomeRange(a, point);
            boolean inB = containedBySomeRange(b, point);
            assertThat(a.contains(point)).isEqualTo(inA);
            assertThat(union.contains(point)).isEqualTo(inA || inB);
            assertThat(intersection.contains(point)).isEqualTo(inA && inB);
            assertThat(difference.contains(point)).isEqualTo(inA && !inB);
            meet |= inA && inB;
            all &= inA || !inB;
        }
        assertThat(a.intersects(b)).isEqualTo(meet);
        assertThat(a.containsAll(b)).isEqualTo(all);
        for (IpSet result : List.of(union, intersection, difference)) {
            assertThat(isCanonical(result)).as(result.toString()).isTrue();
        }
    }

    @Property
    void deMorgan(@ForAll("sets") IpSet a, @ForAll("sets") IpSet b) {
        IpSet everything = IpSet.everything(IpFamily.IPV4).union(IpSet.everything(IpFamily.IPV6));
        assertThat(everything.minus(a.union(b))).isEqualTo(everything.minus(a).intersection(everything.minus(b)));
        assertThat(everything.minus(a.intersection(b)))
                .isEqualTo(everything.minus(a).union(everything.minus(b)));
        assertThat(everything.minus(everything.minus(a))).isEqualTo(a);
        assertThat(a.minus(b).union(a.intersection(b))).isEqualTo(a);
    }

    @Property
    void isTheSumOfItsFamilies(@ForAll("sets") IpSet set) {
        IpSet ipv4 = set.restrictedTo(IpFamily.IPV4);
        IpSet ipv6 = set.restrictedTo(IpFamily.IPV6);
        assertThat(ipv4.ranges()).allMatch(range -> range.family() == IpFamily.IPV4);
        assertThat(ipv6.ranges()).allMatch(range -> range.family() == IpFamily.IPV6);
        assertThat(ipv6.union(ipv4)).isEqualTo(set);
    }

    @Property
    void everythingHoldsEveryAddressOfItsFamily(@ForAll("addresses") IpAddress address) {
        for (IpFamily family : IpFamily.values()) {
            assertThat(IpSet.everything(family).contains(address)).isEqualTo(address.family() == family);
        }
    }

    private static ImmutableList<IpRange> rangesOfSegments(RandomGenerator random) {
        ImmutableList.Builder<IpRange> ranges = ImmutableList.builder();
        ranges.addAll(Addresses.denseRanges(random));
        for (int i = random.nextInt(6); i > 0; i--) {
            List<IpAddress> segment = UNIVERSE.get(random.nextInt(UNIVERSE.size()));
            int from = random.nextInt(segment.size());
            int to = Math.min(segment.size() - 1, from + random.nextInt(8));
            ranges.add(IpRange.of(segment.get(from), segment.get(to)));
        }
        return ranges.build();
    }

    private static BitSet bits(IpSet set) {
        BitSet bits = new BitSet();
        int at = 0;
        for (List<IpAddress> segment : UNIVERSE) {
            for (IpAddress address : segment) {
                bits.set(at++, set.contains(address));
            }
        }
        return bits;
    }

    private static List<IpRange> runs(BitSet bits) {
        List<IpRange> runs = new ArrayList<>();
        int offset = 0;
        for (List<IpAddress> segment : UNIVERSE) {
            int end = offset + segment.size();
            for (int from = bits.nextSetBit(offset); from >= 0 && from < end; ) {
                int to = Math.min(bits.nextClearBit(from), end);
                runs.add(IpRange.of(segment.get(from - offset), segment.get(to - 1 - offset)));
                from = bits.nextSetBit(to);
            }
            offset = end;
        }
        return runs;
    }

    /** Between two neighbours of these, no membership changes. */
    private static Set<IpAddress> points(IpSet a, IpSet b) {
        Set<IpAddress> points = new TreeSet<>();
        for (IpFamily family : IpFamily.values()) {
            points.add(IpAddress.first(family));
            points.add(IpAddress.last(family));
        }
        for (IpSet set : List.of(a, b)) {
            for (IpRange range : set.ranges()) {
                points.add(range.first());
                points.add(range.last());
                range.first().previous().ifPresent(points::add);
                range.last().next().ifPresent(points::add);
            }
        }
        return points;
    }

    private static boolean containedBySomeRange(IpSet set, IpAddress address) {
        return set.ranges().stream().anyMatch(range -> range.contains(address));
    }

    private static boolean isCanonical(IpSet set) {
        for (int i = 1; i < set.ranges().size(); i++) {
            IpAddress before = set.ranges().get(i - 1).last();
            IpAddress after = set.ranges().get(i).first();
            if (before.compareTo(after) >= 0 || before.next().equals(Optional.of(after))) {
                return false;
            }
        }
        return true;
    }

    private static IpRange range(String first, String last) {
        return IpRange.of(IpAddress.parse(first), IpAddress.parse(last));
    }

    private static ImmutableList<IpAddress> addresses(IpRange range) {
        return Stream.iterate(
                        range.first(),
                        range::contains,
                        address -> address.next().orElse(otherFamily(range)))
                .collect(ImmutableList.toImmutableList());
    }

    /** An address that no range of this family contains: where a walk past the last address ends. */
    private static IpAddress otherFamily(IpRange range) {
        return IpAddress.first(range.family() == IpFamily.IPV4 ? IpFamily.IPV6 : IpFamily.IPV4);
    }
}
