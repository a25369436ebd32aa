package io.netpol.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableSet;
import io.netpol.model.DomainName;
import io.netpol.net.IpAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody declares of domain names, from text and back. */
class DomainAddressesTest {
    private static final String NO_ADDRESSES =
            "\" has no addresses; write a domain name, '=' and addresses with commas between, such as"
                    + " www.example.com=192.0.2.7,192.0.2.8, or none behind the '=' for a name that resolves to nothing";

    private static ImmutableSet<IpAddress> addresses(String... texts) {
        return List.of(texts).stream().map(IpAddress::parse).collect(ImmutableSet.toImmutableSet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "www.example.com=192.0.2.7",
                "*.example.com=192.0.2.7,2001:db8::7,192.0.2.9",
                "WWW.example.com.=none",
            })
    void printsAsItIsRead(String text) {
        assertThat(DomainAddresses.parse(text)).hasToString(text);
    }

    @Test
    void holdsTheNameAndItsAddresses() {
        assertThat(DomainAddresses.parse("a.example=192.0.2.7,192.0.2.7,::1"))
                .isEqualTo(new DomainAddresses(DomainName.of("a.example"), addresses("192.0.2.7", "::1")));
        assertThat(DomainAddresses.parse("a.example=none").addresses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "www.example.com", "www.example.com="})
    void withoutAddresses(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainAddresses.parse(text))
                .withMessage("\"" + text + NO_ADDRESSES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost=127.0.0.1 | \"localhost\" is no domain name; write at least two parts with a dot between, letters, digits, '-'"
                        + " and '_', such as www.example.com, or *.example.com for all names below",
                "=127.0.0.1 | \"\" is no domain name; write at least two parts with a dot between, letters, digits, '-' and '_', such as"
                        + " www.example.com, or *.example.com for all names below",
                "a.example=192.0.2.300 | \"192.0.2.300\" is no IP address: \"300\" is above 255; write four octets from 0 to 255, such as 10.0.0.1",
                "a.example=192.0.2.1,192.0.2.02 | \"192.0.2.02\" has leading zeros, which some programs read as octal; write 192.0.2.2"
            })
    void wrongNamesAndAddresses(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainAddresses.parse(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.example=192.0.2.1,", "a.example=,192.0.2.1", "a.example=192.0.2.1, 192.0.2.2"})
    void aCommaTooManyOrABlank(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainAddresses.parse(text))
                .withMessageContaining("is no IP address");
    }

    @Test
    void aNameThatStandsTwiceHasTheAddressesOfBoth() {
        assertThat(DomainAddresses.byName(List.of(
                        DomainAddresses.parse("a.example=192.0.2.1,192.0.2.2"),
                        DomainAddresses.parse("b.example=none"),
                        DomainAddresses.parse("A.example.=192.0.2.2,192.0.2.3"))))
                .containsExactly(
                        Map.entry(DomainName.of("a.example"), addresses("192.0.2.1", "192.0.2.2", "192.0.2.3")),
                        Map.entry(DomainName.of("b.example"), ImmutableSet.of()));
    }
}
