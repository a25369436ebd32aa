package io.netpol.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import nl.jqno.equalsverifier.EqualsVerifier;
import nl.jqno.equalsverifier.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            0.0.0.0,                                        0.0.0.0
            255.255.255.255,                                255.255.255.255
            010.0.0.08,                                     10.0.0.8
            0000000000000000000010.0.0.1,                   10.0.0.1
            ::,                                             ::
            ::1,                                            ::1
            1::,                                            1::
            0:0:0:0:0:0:0:0,                                ::
            2001:DB8::00AB,                                 2001:db8::ab
            2001:db8:0:1:1:1:1:1,                           2001:db8:0:1:1:1:1:1
            2001:db8::1:1:1:1:1,                            2001:db8:0:1:1:1:1:1
            2001:0:0:1:0:0:0:1,                             2001:0:0:1::1
            2001:db8:0:0:1:0:0:1,                           2001:db8::1:0:0:1
            1:2:3:4:5:6:7::,                                1:2:3:4:5:6:7:0
            ::2:3:4:5:6:7:8,                                0:2:3:4:5:6:7:8
            1:2:3:4:5:6:7:8,                                1:2:3:4:5:6:7:8
            1:0:0:0:0:0:0:0,                                1::
            ::ffff:10.0.0.1,                                10.0.0.1
            ::FFFF:0a00:0001,                               10.0.0.1
            0:0:0:0:0:ffff:010.0.0.1,                       10.0.0.1
            ::10.0.0.1,                                     ::a00:1
            64:ff9b::192.0.2.33,                            64:ff9b::c000:221
            1:2:3:4:5:6:1.2.3.4,                            1:2:3:4:5:6:102:304
            ::ffff:0:10.0.0.1,                              ::ffff:0:a00:1
            fe80::1,                                        fe80::1
            """)
    void reads(String text, String canonical) {
        assertThat(IpAddress.parse(text)).hasToString(canonical);
        assertThat(IpAddress.tryParse(text)).contains(IpAddress.parse(canonical));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            ``|the address is empty; write one such as 10.0.0.1 or 2001:db8::1
             10.0.0.1|character 1 is a blank; write the address without blanks
            10.0.0.1 |character 9 is a blank; write the address without blanks
            10. 0.0.1|character 4 is a blank; write the address without blanks
            10.0.0.1\u00a0|character 9 is a blank; write the address without blanks
            10.0.0.1\t|character 9 is a blank; write the address without blanks
            ::1%eth0|"%eth0" is a zone; write the address without it
            fe80::1%|"%" is a zone; write the address without it
            %eth0|"%eth0" is a zone; write the address without it
            10.0.0.1/32|"/32" is a prefix length; write the address alone
            ::1/128|"/128" is a prefix length; write the address alone
            10.0.0/8|"0/8" is no decimal number; write four octets from 0 to 255, such as 10.0.0.1
            localhost|"localhost" is no decimal number; write four octets from 0 to 255, such as 10.0.0.1
            0x7f.0.0.1|"0x7f" is no decimal number; write four octets from 0 to 255, such as 10.0.0.1
            0x7f000001|"0x7f000001" is no decimal number; write four octets from 0 to 255, such as 10.0.0.1
            2130706433|"2130706433" is above 255; write four octets from 0 to 255, such as 10.0.0.1
            127|the address ends after 1 octet; write four octets from 0 to 255, such as 10.0.0.1
            127.1|the address ends after 2 octets; write four octets from 0 to 255, such as 10.0.0.1
            10.0.1|the address ends after 3 octets; write four octets from 0 to 255, such as 10.0.0.1
            1.2.3.4.|"." after the fourth octet is too much; write four octets from 0 to 255, such as 10.0.0.1
            1.2.3.4.5|".5" after the fourth octet is too much; write four octets from 0 to 255, such as 10.0.0.1
            .1.2.3.4|an octet is empty; write four octets from 0 to 255, such as 10.0.0.1
            1..3.4|an octet is empty; write four octets from 0 to 255, such as 10.0.0.1
            1.2.3.|an octet is empty; write four octets from 0 to 255, such as 10.0.0.1
            1.2.3.256|"256" is above 255; write four octets from 0 to 255, such as 10.0.0.1
            1.2.3.4294967297|"4294967297" is above 255; write four octets from 0 to 255, such as 10.0.0.1
            +1.2.3.4|"+1" is no decimal number; write four octets from 0 to 255, such as 10.0.0.1
            -1.2.3.4|"-1" is no decimal number; write four octets from 0 to 255, such as 10.0.0.1
            １.2.3.4|"１" is no decimal number; write four octets from 0 to 255, such as 10.0.0.1
            1.2.3.a|"a" is no decimal number; write four octets from 0 to 255, such as 10.0.0.1
            :|it begins with a single colon; write a group of hexadecimal digits before it, or "::"
            :1|it begins with a single colon; write a group of hexadecimal digits before it, or "::"
            1:|it ends with a single colon; write a group of hexadecimal digits after it, or "::"
            1::2:|it ends with a single colon; write a group of hexadecimal digits after it, or "::"
            :::|":::" is a colon too many; write "::"
            1:::2|":::" is a colon too many; write "::"
            ::::|":::" is a colon too many; write "::"
            1::2::3|"::" stands twice; write the zeros of one of them out
            ::1::|"::" stands twice; write the zeros of one of them out
            1:2|it has 2 groups; write eight, or "::" where groups of zero are left out
            1:2:3:4:5:6:7|it has 7 groups; write eight, or "::" where groups of zero are left out
            1:2:3:4:5:1.2.3.4|it has 7 groups; write eight, or "::" where groups of zero are left out
            1:2:3:4:5:6:7:8:9|it has more than eight groups; write eight, or fewer and "::"
            1:2:3:4:5:6:7:1.2.3.4|it has more than eight groups; write eight, or fewer and "::"
            1:2:3:4::5:6:7:8|it has eight groups and "::" besides; write the eight groups alone
            ::1:2:3:4:5:6:7:8|it has eight groups and "::" besides; write the eight groups alone
            1:2:3:4:5:6:7:8::|it has eight groups and "::" besides; write the eight groups alone
            12345::|"12345" has 5 digits; write groups of one to four hexadecimal digits
            ::1:12345|"12345" has 5 digits; write groups of one to four hexadecimal digits
            00001::|"00001" has 5 digits; write groups of one to four hexadecimal digits
            ::g|"g" is no hexadecimal number; write groups of one to four hexadecimal digits
            ::G|"G" is no hexadecimal number; write groups of one to four hexadecimal digits
            ::@|"@" is no hexadecimal number; write groups of one to four hexadecimal digits
            ::+1|"+1" is no hexadecimal number; write groups of one to four hexadecimal digits
            ::１|"１" is no hexadecimal number; write groups of one to four hexadecimal digits
            [::1]|"[" is no hexadecimal number; write groups of one to four hexadecimal digits
            .::1|"." stands before other groups; write a dotted quad last
            10.0.0.1:80|"10.0.0.1" stands before other groups; write a dotted quad last
            ::1.2.3|the address ends after 3 octets; write four octets from 0 to 255, such as 10.0.0.1
            ::1.2.3.256|"256" is above 255; write four octets from 0 to 255, such as 10.0.0.1
            """)
    void refuses(String text, String problem) {
        assertThat(IpAddress.tryParse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.parse(text))
                .withMessage("\"" + text + "\" is no IP address: " + problem);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.parseStrict(text))
                .withMessage("\"" + text + "\" is no IP address: " + problem);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            10.0.0.1,        10.0.0.1
            0.0.0.0,         0.0.0.0
            2001:DB8:0::1,   2001:db8::1
            2001:0db8::,     2001:db8::
            ::10.0.0.1,      ::a00:1
            """)
    void readsStrictly(String text, String canonical) {
        assertThat(IpAddress.parseStrict(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            010.0.0.1       | has leading zeros, which some programs read as octal; write 10.0.0.1
            10.0.0.00       | has leading zeros, which some programs read as octal; write 10.0.0.0
            ::010.0.0.1     | has leading zeros, which some programs read as octal; write ::a00:1
            ::ffff:10.0.0.01| has leading zeros, which some programs read as octal; write 10.0.0.1
            ::ffff:10.0.0.1 | is an IPv4 address in the mapped form of IPv6; write 10.0.0.1
            ::ffff:a00:1    | is an IPv4 address in the mapped form of IPv6; write 10.0.0.1
            """)
    void refusesStrictly(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.parseStrict(text))
                .withMessage("\"" + text + "\" " + problem);
    }

    @Test
    void mappedBitsAreIpv4() {
        assertThat(IpAddress.ofIpv6(0, 0x0000_ffff_0a00_0001L)).isEqualTo(IpAddress.ofIpv4(0x0a000001));
        assertThat(IpAddress.ofIpv6(1, 0x0000_ffff_0a00_0001L).family()).isEqualTo(IpFamily.IPV6);
        assertThat(IpAddress.ofIpv6(0, 0x0001_ffff_0a00_0001L).family()).isEqualTo(IpFamily.IPV6);
        assertThat(IpAddress.ofIpv6(0, 0x0000_fffe_0a00_0001L).family()).isEqualTo(IpFamily.IPV6);
    }

    @Test
    void eachFamilyHasTwoEnds() {
        assertThat(IpAddress.first(IpFamily.IPV4)).hasToString("0.0.0.0");
        assertThat(IpAddress.last(IpFamily.IPV4)).hasToString("255.255.255.255");
        assertThat(IpAddress.first(IpFamily.IPV6)).hasToString("::");
        assertThat(IpAddress.last(IpFamily.IPV6)).hasToString("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
        for (IpFamily family : IpFamily.values()) {
            assertThat(IpAddress.first(family).previous()).isEmpty();
            assertThat(IpAddress.last(family).next()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            10.0.0.255,                 10.0.1.0
            127.255.255.255,            128.0.0.0
            ::,                         ::1
            ::ffff:ffff:ffff:ffff,      ::1:0:0:0:0
            7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 8000::
            ::fffe:ffff:ffff,           ::1:0:0:0
            """)
    void stepsOn(String address, String next) {
        assertThat(IpAddress.parse(address).next()).contains(IpAddress.parse(next));
        assertThat(IpAddress.parse(next).previous()).contains(IpAddress.parse(address));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            126.255.255.255, false
            127.0.0.0,       true
            127.0.0.1,       true
            127.255.255.255, true
            128.0.0.0,       false
            255.0.0.1,       false
            ::,              false
            ::1,             true
            ::2,             false
            1::1,            false
            ::ffff:127.0.0.1, true
            """)
    void knowsLoopback(String address, boolean loopback) {
        assertThat(IpAddress.parse(address).isLoopback()).isEqualTo(loopback);
    }

    @Test
    void sortsIpv4BeforeIpv6AndWithoutSign() {
        assertThat(Stream.of(
                                "ffff::",
                                "::",
                                "128.0.0.0",
                                "8000::",
                                "127.0.0.0",
                                "7fff::",
                                "0.0.0.0",
                                "::8000:0:0:0",
                                "::1")
                        .map(IpAddress::parse)
                        .sorted())
                .map(IpAddress::toString)
                .containsExactly(
                        "0.0.0.0", "127.0.0.0", "128.0.0.0", "::", "::1", "::8000:0:0:0", "7fff::", "8000::", "ffff::");
    }

    @Test
    void equality() {
        EqualsVerifier.forClass(IpAddress.class).suppress(Warning.NULL_FIELDS).verify();
    }
}
