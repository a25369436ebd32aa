package io.netpol.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import nl.jqno.equalsverifier.EqualsVerifier;
import nl.jqno.equalsverifier.Warning;
import org.junit.jupiter.api.Test;

class IpSetTest {
    private static final IpSet TEN = IpSet.of(Cidr.parse("10.0.0.0/8"));

    @Test
    void anExceptionSplitsANetwork() {
        assertThat(TEN.minus(IpSet.of(Cidr.parse("10.1.0.0/16"))))
                .hasToString("10.0.0.0-10.0.255.255,10.2.0.0-10.255.255.255");
    }

    @Test
    void exceptionsAtTheEndsShortenIt() {
        assertThat(TEN.minus(IpSet.of(range("9.0.0.0", "10.0.0.0"), range("10.255.255.255", "11.0.0.0"))))
                .hasToString("10.0.0.1-10.255.255.254");
    }

    @Test
    void oneExceptionReachesIntoSeveralRanges() {
        IpSet three = IpSet.of(
                range("10.0.0.0", "10.0.0.9"), range("10.0.0.20", "10.0.0.29"), range("10.0.0.40", "10.0.0.49"));
        assertThat(three.minus(IpSet.of(range("10.0.0.5", "10.0.0.44"))))
                .hasToString("10.0.0.0-10.0.0.4,10.0.0.45-10.0.0.49");
    }

    @Test
    void nothingIsLeftOfAFamilyWithoutItself() {
        for (IpFamily family : IpFamily.values()) {
            IpSet everything = IpSet.everything(family);
            assertThat(everything.minus(everything)).isSameAs(IpSet.empty());
            IpSet allButTheLast = everything.minus(IpSet.of(range(IpAddress.last(family), IpAddress.last(family))));
            assertThat(allButTheLast.contains(IpAddress.last(family))).isFalse();
            assertThat(allButTheLast.union(IpSet.of(range(IpAddress.last(family), IpAddress.last(family)))))
                    .isEqualTo(everything);
        }
    }

    @Test
    void rangesThatTouchAreOne() {
        assertThat(IpSet.of(range("10.0.0.128", "10.0.0.255"), range("10.0.0.0", "10.0.0.127")))
                .isEqualTo(IpSet.of(Cidr.parse("10.0.0.0/24")));
        // The mapped addresses between the two are IPv4, so in IPv6 they are neighbours.
        assertThat(IpSet.of(range("::fffe:ffff:ffff", "::fffe:ffff:ffff"), range("::1:0:0:0", "::1:0:0:0")))
                .hasToString("::fffe:ffff:ffff-::1:0:0:0");
        assertThat(IpSet.everything(IpFamily.IPV6).union(IpSet.everything(IpFamily.IPV4)))
                .hasToString("0.0.0.0-255.255.255.255,::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
    }

    @Test
    void theEmptySet() {
        assertThat(IpSet.empty()).hasToString("No Addresses").isSameAs(IpSet.of());
        assertThat(IpSet.empty().isEmpty()).isTrue();
        assertThat(IpSet.empty().contains(IpAddress.parse("10.0.0.1"))).isFalse();
        assertThat(IpSet.empty().containsAll(IpSet.empty())).isTrue();
        assertThat(IpSet.empty().intersects(TEN)).isFalse();
        assertThat(TEN.isEmpty()).isFalse();
        assertThat(TEN.restrictedTo(IpFamily.IPV6)).isSameAs(IpSet.empty());
    }

    @Test
    void anOperationThatChangesNothingReturnsItsOperand() {
        IpSet part = IpSet.of(Cidr.parse("10.1.0.0/16"));
        assertThat(TEN.union(part)).isSameAs(TEN);
        assertThat(part.union(TEN)).isSameAs(TEN);
        assertThat(TEN.intersection(part)).isSameAs(part);
        assertThat(part.intersection(TEN)).isSameAs(part);
        assertThat(part.minus(IpSet.everything(IpFamily.IPV6))).isSameAs(part);
        assertThat(TEN.restrictedTo(IpFamily.IPV4)).isSameAs(TEN);
    }

    @Test
    void aRangeHasTwoEndsOfOneFamilyInOrder() {
        assertThat(range("10.0.0.1", "10.0.0.1")).hasToString("10.0.0.1-10.0.0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> range("10.0.0.9", "10.0.0.1"))
                .withMessage("10.0.0.9-10.0.0.1 is no address range: 10.0.0.9 is after 10.0.0.1; "
                        + "write 10.0.0.1-10.0.0.9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> range("10.0.0.1", "::1"))
                .withMessage("10.0.0.1-::1 is no address range: 10.0.0.1 is IPv4 and ::1 is IPv6; "
                        + "write two addresses of one family");
    }

    @Test
    void aRangeHoldsItsEndsAndNothingBeyond() {
        IpRange range = range("10.0.0.1", "10.0.0.3");
        assertThat(range.contains(IpAddress.parse("10.0.0.0"))).isFalse();
        assertThat(range.contains(IpAddress.parse("10.0.0.1"))).isTrue();
        assertThat(range.contains(IpAddress.parse("10.0.0.3"))).isTrue();
        assertThat(range.contains(IpAddress.parse("10.0.0.4"))).isFalse();
        assertThat(range.contains(IpAddress.parse("::a00:1"))).isFalse();
        assertThat(range.contains(range("10.0.0.2", "10.0.0.3"))).isTrue();
        assertThat(range.contains(range("10.0.0.0", "10.0.0.3"))).isFalse();
        assertThat(range.contains(range("10.0.0.2", "10.0.0.4"))).isFalse();
    }

    @Test
    void rangesSortByFirstThenLast() {
        assertThat(range("10.0.0.1", "10.0.0.9")).isLessThan(range("10.0.0.2", "10.0.0.3"));
        assertThat(range("10.0.0.1", "10.0.0.2")).isLessThan(range("10.0.0.1", "10.0.0.3"));
        assertThat(range("10.0.0.1", "10.0.0.2")).isEqualByComparingTo(range("10.0.0.1", "10.0.0.2"));
    }

    @Test
    void equality() {
        EqualsVerifier.forClass(IpSet.class)
                .suppress(Warning.NULL_FIELDS)
                .withPrefabValues(ImmutableList.class, ImmutableList.of(), TEN.ranges())
                .verify();
        EqualsVerifier.forClass(IpRange.class).suppress(Warning.NULL_FIELDS).verify();
    }

    private static IpRange range(String first, String last) {
        return range(IpAddress.parse(first), IpAddress.parse(last));
    }

    private static IpRange range(IpAddress first, IpAddress last) {
        return IpRange.of(first, last);
    }
}
