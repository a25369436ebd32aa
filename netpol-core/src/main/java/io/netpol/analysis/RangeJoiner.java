package io.netpol.analysis;

import com.google.common.collect.ImmutableMap;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.IpRange;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Takes adjacent ranges in ascending order and hands on the longest ranges of equal answers. */
final class RangeJoiner {
    private final BiConsumer<IpRange, ImmutableMap<IpFamily, RowAnswer>> next;
    private Optional<IpAddress> first = Optional.empty();
    private Optional<IpAddress> last = Optional.empty();
    private ImmutableMap<IpFamily, RowAnswer> answers = ImmutableMap.of();

    RangeJoiner(BiConsumer<IpRange, ImmutableMap<IpFamily, RowAnswer>> next) {
        this.next = next;
    }

    void add(IpRange range, ImmutableMap<IpFamily, RowAnswer> rangeAnswers) {
        if (first.isPresent() && !rangeAnswers.equals(answers)) {
            finish();
        }
        if (first.isEmpty()) {
            first = Optional.of(range.first());
            answers = rangeAnswers;
        }
        last = Optional.of(range.last());
    }

    /** Hands on the last range. */
    void finish() {
        if (first.isPresent() && last.isPresent()) {
            next.accept(IpRange.of(first.get(), last.get()), answers);
        }
        first = Optional.empty();
    }
}
