package io.netpol.net;

import static io.netpol.net.CidrText.Defect.HOST_BITS;
import static io.netpol.net.CidrText.Defect.IPV4_MAPPED;
import static io.netpol.net.CidrText.Defect.LEADING_ZEROS;
import static io.netpol.net.CidrText.Defect.NOT_CANONICAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.common.collect.ImmutableSet;
import io.netpol.net.CidrText.Defect;
import java.util.List;
import java.util.stream.Stream;
import nl.jqno.equalsverifier.EqualsVerifier;
import nl.jqno.equalsverifier.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CidrTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("0.0.0.0/0", "0.0.0.0/0", "0.0.0.0/32", List.of()),
                arguments("10.0.0.0/8", "10.0.0.0/8", "10.0.0.0/32", List.of()),
                arguments("192.168.1.5/32", "192.168.1.5/32", "192.168.1.5/32", List.of()),
                arguments("::/0", "::/0", "::/128", List.of()),
                arguments("2001:db8::1/128", "2001:db8::1/128", "2001:db8::1/128", List.of()),
                arguments("192.168.1.5/24", "192.168.1.0/24", "192.168.1.5/32", List.of(HOST_BITS)),
                arguments("10.0.0.1/0", "0.0.0.0/0", "10.0.0.1/32", List.of(HOST_BITS)),
                arguments("2001:db8::1/64", "2001:db8::/64", "2001:db8::1/128", List.of(HOST_BITS)),
                arguments("2001:db8:0:1::/48", "2001:db8::/48", "2001:db8:0:1::/128", List.of(HOST_BITS)),
                arguments("8000::/0", "::/0", "8000::/128", List.of(HOST_BITS)),
                arguments("010.0.0.0/8", "10.0.0.0/8", "10.0.0.0/32", List.of(LEADING_ZEROS)),
                arguments("10.0.0.0/08", "10.0.0.0/8", "10.0.0.0/32", List.of(LEADING_ZEROS)),
                arguments("0.0.0.0/00", "0.0.0.0/0", "0.0.0.0/32", List.of(LEADING_ZEROS)),
                arguments("2001:db8::/032", "2001:db8::/32", "2001:db8::/128", List.of(LEADING_ZEROS)),
                arguments("010.0.0.1/8", "10.0.0.0/8", "10.0.0.1/32", List.of(LEADING_ZEROS, HOST_BITS)),
                arguments("::ffff:10.0.0.0/104", "10.0.0.0/8", "10.0.0.0/32", List.of(IPV4_MAPPED)),
                arguments("::ffff:10.0.0.0/128", "10.0.0.0/32", "10.0.0.0/32", List.of(IPV4_MAPPED)),
                arguments("::FFFF:a00:0/104", "10.0.0.0/8", "10.0.0.0/32", List.of(IPV4_MAPPED)),
                arguments("::ffff:0:0/96", "0.0.0.0/0", "0.0.0.0/32", List.of(IPV4_MAPPED)),
                arguments("::ffff:10.0.0.1/104", "10.0.0.0/8", "10.0.0.1/32", List.of(IPV4_MAPPED, HOST_BITS)),
                // Shorter than the mapped prefix: an IPv6 network, whose own bits are what is left of it.
                arguments("::ffff:10.0.0.0/95", "::fffe:0:0/95", "10.0.0.0/32", List.of(IPV4_MAPPED, HOST_BITS)),
                arguments("::ffff:10.0.0.0/80", "::/80", "10.0.0.0/32", List.of(IPV4_MAPPED, HOST_BITS)),
                arguments("::ffff:0.0.0.0/0", "::/0", "0.0.0.0/32", List.of(IPV4_MAPPED, HOST_BITS)),
                arguments(
                        "::ffff:010.0.0.1/0104",
                        "10.0.0.0/8",
                        "10.0.0.1/32",
                        List.of(LEADING_ZEROS, IPV4_MAPPED, HOST_BITS)),
                arguments("2001:DB8::/32", "2001:db8::/32", "2001:db8::/128", List.of(NOT_CANONICAL)),
                arguments("2001:0db8::/32", "2001:db8::/32", "2001:db8::/128", List.of(NOT_CANONICAL)),
                arguments("64:ff9b::10.0.0.0/104", "64:ff9b::a00:0/104", "64:ff9b::a00:0/128", List.of(NOT_CANONICAL)),
                arguments("0::/0", "::/0", "::/128", List.of(NOT_CANONICAL)),
                arguments("2001:DB8::1/32", "2001:db8::/32", "2001:db8::1/128", List.of(HOST_BITS, NOT_CANONICAL)),
                arguments("2001:DB8::/032", "2001:db8::/32", "2001:db8::/128", List.of(LEADING_ZEROS)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void saysWhatATextMeansAndWhatIsWrongWithIt(
            String text, String canonical, String hostAddress, List<Defect> defects) {
        CidrText said = CidrText.parse(text).orElseThrow();
        assertThat(said.canonical()).isEqualTo(canonical);
        assertThat(said.cidr()).isEqualTo(Cidr.parse(text)).hasToString(canonical);
        assertThat(said.hostAddressText()).isEqualTo(hostAddress);
        assertThat(said.defects()).containsExactlyElementsOf(defects);
        assertThat(said).hasToString(defects.isEmpty() ? canonical : canonical + " " + defects);
        assertThat(Cidr.tryParse(text)).contains(said.cidr());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            ``|the address is empty; write one such as 10.0.0.1 or 2001:db8::1
            /8|the address is empty; write one such as 10.0.0.1 or 2001:db8::1
            10.0.0.0|the prefix length is missing; write 10.0.0.0/32 for this one address
            2001:DB8::|the prefix length is missing; write 2001:db8::/128 for this one address
            ::ffff:10.0.0.1|the prefix length is missing; write 10.0.0.1/32 for this one address
            10.0.0/8|the address ends after 3 octets; write four octets from 0 to 255, such as 10.0.0.1
            10.0.0.0/|the prefix length "" is no decimal number; write a number from 0 to 32
            10.0.0.0/33|the prefix length "33" is above 32; write a number from 0 to 32
            10.0.0.0/4294967304|the prefix length "4294967304" is above 32; write a number from 0 to 32
            2001:db8::/129|the prefix length "129" is above 128; write a number from 0 to 128
            ::ffff:10.0.0.0/129|the prefix length "129" is above 128; write a number from 0 to 128
            10.0.0.0/255.0.0.0|the prefix length "255.0.0.0" is no decimal number; write a number from 0 to 32
            10.0.0.0/+8|the prefix length "+8" is no decimal number; write a number from 0 to 32
            10.0.0.0/-1|the prefix length "-1" is no decimal number; write a number from 0 to 32
            10.0.0.0/ 8|the prefix length " 8" is no decimal number; write a number from 0 to 32
            10.0.0.0/8 |the prefix length "8 " is no decimal number; write a number from 0 to 32
            10.0.0.0/８|the prefix length "８" is no decimal number; write a number from 0 to 32
            10.0.0.0/0x8|the prefix length "0x8" is no decimal number; write a number from 0 to 32
            10.0.0.0/8/8|the prefix length "8/8" is no decimal number; write a number from 0 to 32
            10.0.0.0 /8|character 9 is a blank; write the address without blanks
            fe80::1%eth0/64|"%eth0" is a zone; write the address without it
            300.300.300.300|"300" is above 255; write four octets from 0 to 255, such as 10.0.0.1
            """)
    void refuses(String text, String problem) {
        assertThat(CidrText.parse(text)).isEmpty();
        assertThat(Cidr.tryParse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.parse(text))
                .withMessage("\"" + text + "\" is no CIDR: " + problem);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.parseStrict(text))
                .withMessage("\"" + text + "\" is no CIDR: " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            010.0.0.1/8         | has leading zeros, which some programs read as octal; write 10.0.0.0/8
            10.0.0.0/08         | has leading zeros, which some programs read as octal; write 10.0.0.0/8
            ::ffff:10.0.0.1/104 | has an IPv4 address in the mapped form of IPv6; write 10.0.0.0/8
            192.168.1.5/24      | has bits set beyond the prefix length; write 192.168.1.0/24 for the network, or 192.168.1.5/32 for the one address
            2001:DB8::1/32      | has bits set beyond the prefix length; write 2001:db8::/32 for the network, or 2001:db8::1/128 for the one address
            """)
    void refusesStrictly(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.parseStrict(text))
                .withMessage("\"" + text + "\" " + problem);
    }

    @Test
    void readsStrictlyWhatIsOnlyNotCanonical() {
        assertThat(Cidr.parseStrict("2001:DB8::/32")).isEqualTo(Cidr.parse("2001:db8::/32"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.0.0.1 | -1  | 10.0.0.1/-1 is no CIDR: the prefix length -1 is outside 0 to 32
            10.0.0.1 | 33  | 10.0.0.1/33 is no CIDR: the prefix length 33 is outside 0 to 32
            ::1      | -1  | ::1/-1 is no CIDR: the prefix length -1 is outside 0 to 128
            ::1      | 129 | ::1/129 is no CIDR: the prefix length 129 is outside 0 to 128
            """)
    void refusesAPrefixLengthThatTheFamilyDoesNotHave(String address, int prefixLength, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.of(IpAddress.parse(address), prefixLength))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0.0.0.0/0,      0.0.0.0-255.255.255.255
            10.0.0.0/8,     10.0.0.0-10.255.255.255
            128.0.0.0/1,    128.0.0.0-255.255.255.255
            10.0.0.1/32,    10.0.0.1-10.0.0.1
            ::/0,           ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
            2001:db8::/64,  2001:db8::-2001:db8::ffff:ffff:ffff:ffff
            2001:db8::/63,  2001:db8::-2001:db8:0:1:ffff:ffff:ffff:ffff
            ::/80,          ::-::fffe:ffff:ffff
            ::fffe:0:0/95,  ::fffe:0:0-::fffe:ffff:ffff
            ::/79,          ::-::1:ffff:ffff:ffff
            """)
    void knowsItsRange(String cidr, String range) {
        assertThat(Cidr.parse(cidr).range()).hasToString(range);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            192.168.0.0/16, 192.168.3.0/24,   true
            192.168.0.0/24, 192.168.0.0/24,   false
            192.168.8.0/24, 192.168.9.1/32,   false
            192.168.8.0/24, 192.168.0.0/16,   false
            192.168.8.0/24, 192.168.8.128/25, true
            0.0.0.0/0,      ::/1,             false
            ::/0,           10.0.0.0/8,       false
            ::/0,           ::ffff:10.0.0.0/104, false
            10.0.0.0/8,     ::ffff:10.1.0.0/112, true
            fd00:192:168:1::/64, fd00:192:168:2::/64, false
            fd00:192:168::/48, fd00:192:168:3::/64, true
            """)
    void knowsItsStrictSubsets(String cidr, String except, boolean subset) {
        assertThat(Cidr.parse(except).isStrictSubsetOf(Cidr.parse(cidr))).isEqualTo(subset);
    }

    @Test
    void familiesDoNotMix() {
        assertThat(Cidr.parse("0.0.0.0/0").contains(IpAddress.parse("::"))).isFalse();
        assertThat(Cidr.parse("::/0").contains(IpAddress.parse("0.0.0.0"))).isFalse();
        assertThat(Cidr.parse("::/0").contains(IpAddress.parse("::ffff:0.0.0.0")))
                .isFalse();
        assertThat(Cidr.parse("0.0.0.0/0").contains(Cidr.parse("::/0"))).isFalse();
    }

    @Test
    void equality() {
        EqualsVerifier.forClass(Cidr.class).suppress(Warning.NULL_FIELDS).verify();
        EqualsVerifier.forClass(CidrText.class)
                .suppress(Warning.NULL_FIELDS)
                .withPrefabValues(ImmutableSet.class, ImmutableSet.of(), ImmutableSet.of(HOST_BITS))
                .verify();
    }
}
