package io.netpol.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netpol.net.Cidr;
import io.netpol.net.IpAddress;
import io.netpol.net.IpSet;
import io.netpol.validation.Drafts;
import io.netpol.validation.InvalidValueException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules S30 to S35. */
class IpBlockTest {
    private static IpBlock block(String cidr, String... except) {
        return IpBlock.of(Cidr.parse(cidr), Stream.of(except).map(Cidr::parse).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0, true",
        "10.0.1.0, false",
        "10.0.1.255, false",
        "10.0.2.0, true",
        "10.0.2.7, false",
        "10.0.255.255, true",
        "9.255.255.255, false",
        "10.1.0.0, false",
        "::ffff:10.0.0.1, true",
        "::10.0.0.1, false",
        "2001:db8::1, false"
    })
    void holdsItsAddressesAndNotThoseOfTheExceptions(String address, boolean inside) {
        IpBlock block = block("10.0.0.0/16", "10.0.1.0/24", "10.0.2.7/32");

        assertThat(block.contains(IpAddress.parse(address))).isEqualTo(inside);
        assertThat(block.addresses().contains(IpAddress.parse(address))).isEqualTo(inside);
    }

    @Test
    void exceptionsMayOverlapAndLieInAnyOrder() {
        IpBlock block = block("10.0.0.0/8", "10.128.0.0/9", "10.0.0.0/16", "10.0.0.0/24", "10.128.0.0/9");

        assertThat(block.addresses())
                .isEqualTo(IpSet.of(Cidr.parse("10.0.0.0/8").range())
                        .minus(IpSet.of(Cidr.parse("10.0.0.0/16")))
                        .minus(IpSet.of(Cidr.parse("10.128.0.0/9"))))
                .hasToString("10.1.0.0-10.127.255.255");
    }

    @Test
    void exceptionsAreTakenFromTheWholeBlock() {
        IpBlock.Whole whole = IpBlock.whole(Cidr.parse("10.0.0.0/8"));

        assertThat(whole).isEqualTo(block("10.0.0.0/8")).hasSameHashCodeAs(block("10.0.0.0/8"));
        assertThat(block("10.0.0.0/8")).isEqualTo(whole).isNotEqualTo(block("10.0.0.0/9"));
        assertThat(whole).hasToString("IpBlock{cidr=10.0.0.0/8, except=[]}").isNotEqualTo("10.0.0.0/8");
        assertThat(whole.except("10.1.0.0/16", "10.2.0.0/16"))
                .isEqualTo(block("10.0.0.0/8", "10.1.0.0/16", "10.2.0.0/16"))
                .isEqualTo(whole.except(List.of("10.1.0.0/16", "10.2.0.0/16")))
                .isNotEqualTo(whole)
                .isNotEqualTo(whole.except("10.2.0.0/16", "10.1.0.0/16"))
                .hasToString("IpBlock{cidr=10.0.0.0/8, except=[10.1.0.0/16, 10.2.0.0/16]}");
    }

    @Test
    void exceptionsOfTheWholeBlockAreStrict() {
        IpBlock.Whole whole = IpBlock.whole(Cidr.parse("10.0.0.0/8"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> whole.except("10.1.0.1/16"))
                .withMessageStartingWith("\"10.1.0.1/16\" has bits set beyond the prefix length; write 10.1.0.0/16");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> whole.except(List.of()))
                .withMessage("a list of no exceptions; for the whole block leave except out");
        assertThatThrownBy(() -> whole.except("10.0.0.0/8")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void familiesNeverMix() {
        assertThat(block("0.0.0.0/0").contains(IpAddress.parse("::1"))).isFalse();
        assertThat(block("::/0").contains(IpAddress.parse("10.0.0.1"))).isFalse();
        assertThat(block("::/0").contains(IpAddress.parse("::ffff:10.0.0.1"))).isFalse();
        assertThat(block("::/0").contains(IpAddress.parse("2001:db8::1"))).isTrue();
    }

    @Test
    void theExceptionsCanLeaveNothing() {
        IpBlock block = block("10.0.0.0/8", "10.0.0.0/9", "10.128.0.0/9");

        assertThat(block.addresses().isEmpty()).isTrue();
        assertThat(block.contains(IpAddress.parse("10.0.0.1"))).isFalse();
    }

    @Test
    void theOrderOfExceptionsIsKept() {
        IpBlock block = IpBlock.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("10.2.0.0/16"), Cidr.parse("10.1.0.0/16"));

        assertThat(block.except()).containsExactly(Cidr.parse("10.2.0.0/16"), Cidr.parse("10.1.0.0/16"));
        assertThat(block.toDraft()).isEqualTo(Drafts.ipBlock(Drafts.block("10.0.0.0/8", "10.2.0.0/16", "10.1.0.0/16")));
        assertThat(block).isNotEqualTo(block("10.0.0.0/8", "10.1.0.0/16", "10.2.0.0/16"));
    }

    @Test
    void oneMeaningIsOneValue() {
        assertThat(block("10.0.0.0/8", "10.1.0.0/16"))
                .isEqualTo(block("::ffff:10.9.9.9/104", "010.1.2.3/016"))
                .hasSameHashCodeAs(block("::ffff:10.9.9.9/104", "010.1.2.3/016"));
    }

    @Test
    void everyExceptionLiesInsideAndIsSmaller() {
        List<Cidr> except = List.of(
                Cidr.parse("10.1.0.0/16"), Cidr.parse("10.0.0.0/8"), Cidr.parse("11.0.0.0/16"), Cidr.parse("::/0"));

        assertThatThrownBy(() -> IpBlock.of(Cidr.parse("10.0.0.0/8"), except))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("The ipBlock is not valid: except[1]: 10.0.0.0/8 is no smaller part of 10.0.0.0/8;"
                        + " an exception lies inside the cidr and is smaller than it; except[2]: 11.0.0.0/16 is"
                        + " no smaller part of 10.0.0.0/8; an exception lies inside the cidr and is smaller than it;"
                        + " except[3]: ::/0 is no smaller part of 10.0.0.0/8; an exception lies inside the cidr"
                        + " and is smaller than it");
        assertThatThrownBy(() -> IpBlock.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("10.0.0.0/8")))
                .isInstanceOf(InvalidValueException.class);
    }
}
