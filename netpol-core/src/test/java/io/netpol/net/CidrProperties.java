package io.netpol.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.testkit.Addresses;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CidrProperties {
    @Provide
    Arbitrary<IpAddress> addresses() {
        return Addresses.allAddresses();
    }

    @Provide
    Arbitrary<Cidr> cidrs() {
        return Addresses.allCidrs();
    }

    @Provide
    Arbitrary<Cidr> denseCidrs() {
        return Addresses.allDenseCidrs();
    }

    /** Networks around one address, so that they are often within one another. */
    @Provide
    Arbitrary<List<Cidr>> relatives() {
        return Arbitraries.randomValue(random -> {
            IpAddress address = Addresses.address(random);
            int bits = address.family().bits();
            Cidr one = Cidr.of(address, random.nextInt(bits + 1));
            IpAddress other = random.nextBoolean()
                    ? address
                    : (random.nextBoolean()
                                    ? one.range().last().next()
                                    : one.network().previous())
                            .orElse(address);
            return List.of(one, Cidr.of(other, random.nextInt(bits + 1)));
        });
    }

    @Property
    void readsBackWhatItPrints(@ForAll("cidrs") Cidr cidr) {
        assertThat(Cidr.parse(cidr.toString())).isEqualTo(cidr).hasSameHashCodeAs(cidr);
        assertThat(Cidr.parseStrict(cidr.toString())).isEqualTo(cidr);
        assertThat(CidrText.parse(cidr.toString()).orElseThrow().defects()).isEmpty();
    }

    @Property
    void clearsTheBitsBeyondThePrefix(@ForAll("addresses") IpAddress address, @ForAll @IntRange(max = 128) int length) {
        int prefix = Math.min(length, address.family().bits());
        Cidr cidr = Cidr.of(address, prefix);
        int hostBits = address.family().bits() - prefix;

        assertThat(cidr.family()).isEqualTo(address.family());
        assertThat(cidr.prefixLength()).isEqualTo(prefix);
        assertThat(Numbers.of(cidr.network()))
                .isEqualTo(Numbers.of(address).shiftRight(hostBits).shiftLeft(hostBits));
        assertThat(cidr.contains(address)).isTrue();
        assertThat(Cidr.parse(address + "/" + prefix)).isEqualTo(cidr);
        assertThat(CidrText.parse(address + "/" + prefix)
                        .orElseThrow()
                        .defects()
                        .contains(CidrText.Defect.HOST_BITS))
                .isEqualTo(!cidr.network().equals(address));
    }

    @Property
    void rangesToTheLastNumberThatIsAnAddress(@ForAll("cidrs") Cidr cidr) {
        BigInteger size = BigInteger.ONE.shiftLeft(cidr.family().bits() - cidr.prefixLength());
        BigInteger last = Numbers.of(cidr.network()).add(size).subtract(BigInteger.ONE);
        if (cidr.family() == IpFamily.IPV6 && Numbers.isMapped(last)) {
            last = last.subtract(BigInteger.ONE.shiftLeft(32));
        }
        assertThat(cidr.range()).isEqualTo(IpRange.of(cidr.network(), Numbers.address(cidr.family(), last)));
    }

    @Property
    void containsExactlyTheAddressesOfItsRange(@ForAll("denseCidrs") Cidr cidr) {
        for (Cidr dense : List.of(Addresses.DENSE_IPV4, Addresses.DENSE_IPV6)) {
            for (IpAddress address : all(dense.range())) {
                BigInteger offset = Numbers.of(address).subtract(Numbers.of(cidr.network()));
                boolean expected = dense.family() == cidr.family()
                        && offset.signum() >= 0
                        && offset.bitLength() <= cidr.family().bits() - cidr.prefixLength();
                assertThat(cidr.contains(address)).isEqualTo(expected);
                assertThat(cidr.range().contains(address)).isEqualTo(expected);
            }
        }
    }

    @Property
    void containsTheNetworksWhoseAddressesItContains(@ForAll("relatives") List<Cidr> relatives) {
        Cidr a = relatives.get(0);
        Cidr b = relatives.get(1);
        BigInteger first = Numbers.of(a.network());
        BigInteger end = first.add(BigInteger.ONE.shiftLeft(a.family().bits() - a.prefixLength()));
        BigInteger otherFirst = Numbers.of(b.network());
        BigInteger otherEnd = otherFirst.add(BigInteger.ONE.shiftLeft(b.family().bits() - b.prefixLength()));
        boolean expected = first.compareTo(otherFirst) <= 0 && otherEnd.compareTo(end) <= 0;

        assertThat(a.contains(b)).isEqualTo(expected);
        assertThat(b.isStrictSubsetOf(a)).isEqualTo(expected && !a.equals(b));
    }

    @Property
    void isOrderedByNetworkAndPrefix(@ForAll("cidrs") Cidr a, @ForAll("cidrs") Cidr b) {
        int byNetwork = a.network().compareTo(b.network());
        assertThat(Integer.signum(a.compareTo(b)))
                .isEqualTo(Integer.signum(
                        byNetwork != 0 ? byNetwork : Integer.compare(a.prefixLength(), b.prefixLength())));
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
    }

    private static List<IpAddress> all(IpRange range) {
        List<IpAddress> all = new ArrayList<>();
        for (IpAddress at = range.first();
                !at.equals(range.last());
                at = at.next().orElseThrow()) {
            all.add(at);
        }
        all.add(range.last());
        return all;
    }
}
