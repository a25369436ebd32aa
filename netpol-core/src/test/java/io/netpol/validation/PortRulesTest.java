package io.netpol.validation;

import static io.netpol.validation.Drafts.pathsAndKinds;
import static io.netpol.validation.Drafts.port;
import static io.netpol.validation.Drafts.protocol;
import static io.netpol.validation.Drafts.range;
import static io.netpol.validation.Drafts.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.IntOrString;
import io.netpol.draft.PortDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules V3.1 to V3.7. */
class PortRulesTest {
    private static ImmutableList<Violation> check(PortDraft port) {
        Violations violations = Violations.collector();
        PortRules.check(port, violations);
        return violations.toList();
    }

    @Test
    void theEmptyEntryIsValid() {
        assertThat(check(PortDraft.builder().build())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TCP", "UDP", "SCTP"})
    void theThreeProtocols(String protocol) {
        assertThat(check(protocol(protocol))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ICMP, 'write TCP, UDP or SCTP'",
        "tcp, write TCP",
        "Udp, write UDP",
        "sctP, write SCTP",
        "'TCP ', 'write TCP, UDP or SCTP'",
        "'', 'write TCP, UDP or SCTP, or leave it out for TCP'"
    })
    void otherProtocols(String protocol, String mend) {
        ImmutableList<Violation> found = check(protocol(protocol));

        assertThat(pathsAndKinds(found)).containsExactly("protocol UNSUPPORTED");
        assertThat(texts(found))
                .containsExactly("protocol: \"" + protocol + "\" is no protocol of a NetworkPolicy; " + mend);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8080, 65_534, 65_535})
    void numbersThatArePorts(int port) {
        assertThat(check(port(port))).isEmpty();
        assertThat(check(range(port, 65_535))).isEmpty();
        assertThat(check(range(1, port))).isEmpty();
        assertThat(check(range(port, port))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 65_536, 123_456_789, Integer.MAX_VALUE})
    void numbersThatAreNoPorts(int port) {
        assertThat(pathsAndKinds(check(port(port)))).containsExactly("port INVALID");
        assertThat(texts(check(port(port)))).containsExactly("port: " + port + " is no port; ports are 1 to 65535");
    }

    @Test
    void theEndIsNotBelowTheBeginning() {
        assertThat(texts(check(range(81, 80))))
                .containsExactly("endPort: the range ends at 80 before it starts at 81; endPort is at least port");
    }

    @Test
    void theEndIsAPort() {
        assertThat(texts(check(range(80, 65_536)))).containsExactly("endPort: 65536 is no port; ports are 1 to 65535");
    }

    @Test
    void theEndCanHaveBothDefects() {
        assertThat(texts(check(range(80, 0))))
                .containsExactly(
                        "endPort: the range ends at 0 before it starts at 80; endPort is at least port",
                        "endPort: 0 is no port; ports are 1 to 65535");
        assertThat(pathsAndKinds(check(range(0, -1))))
                .containsExactly("port INVALID", "endPort INVALID", "endPort INVALID");
    }

    @Test
    void aNameHasNoEnd() {
        PortDraft named =
                PortDraft.builder().port(IntOrString.of("http")).endPort(90).build();
        PortDraft badlyNamed =
                PortDraft.builder().port(IntOrString.of("80")).endPort(90).build();

        assertThat(texts(check(named)))
                .containsExactly(
                        "endPort: endPort needs a number as port, and port is the name \"http\"; leave endPort out");
        assertThat(pathsAndKinds(check(badlyNamed))).containsExactly("endPort INVALID", "port INVALID");
    }

    @Test
    void anEndNeedsABeginning() {
        assertThat(texts(check(PortDraft.builder().endPort(90).build())))
                .containsExactly("endPort: endPort needs a port: write port for the first port of the range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "a", "8a", "a-b", "1-b-2", "abcdefghijklmno"})
    void portNames(String name) {
        assertThat(check(port(name))).isEmpty();
    }

    @Test
    void aNameHasAtMost15Bytes() {
        assertThat(texts(check(port("abcdefghijklmnop"))))
                .containsExactly("port: \"abcdefghijklmnop\" is no port name: it has 16 bytes, at most 15 are allowed");
        // eight letters of two bytes: too long, wrong letters, no letter a to z
        assertThat(check(port("ö".repeat(8)))).hasSize(3);
        assertThat(check(port("ö".repeat(7)))).hasSize(2);
    }

    @Test
    void aNameHasOnlyCertainCharacters() {
        assertThat(texts(check(port("my_port"))))
                .containsExactly(
                        "port: \"my_port\" is no port name: it may hold only lower-case letters, digits and '-'");
        assertThat(check(port("http\n"))).hasSize(1);
        assertThat(check(port("Http"))).hasSize(1);
        assertThat(check(port("HTTP"))).hasSize(2);
    }

    @Test
    void aNameHasALetter() {
        assertThat(texts(check(port("80"))))
                .containsExactly(
                        "port: \"80\" is no port name: it needs a letter a to z; for the port number write 80 without"
                                + " quotes");
        assertThat(texts(check(port("0080"))))
                .containsExactly(
                        "port: \"0080\" is no port name: it needs a letter a to z; for the port number write 80 without"
                                + " quotes");
        assertThat(texts(check(port("65535"))).get(0)).endsWith("write 65535 without quotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "99999", "123456", "8-0"})
    void aNumberThatIsNoPortIsNoMend(String name) {
        assertThat(texts(check(port(name))))
                .containsExactly("port: \"" + name + "\" is no port name: it needs a letter a to z");
    }

    @Test
    void aNameHasSingleHyphensInside() {
        assertThat(texts(check(port("a--b"))))
                .containsExactly("port: \"a--b\" is no port name: it has two '-' in a row");
        assertThat(texts(check(port("-a"))))
                .containsExactly("port: \"-a\" is no port name: it starts or ends with '-'");
        assertThat(texts(check(port("a-"))))
                .containsExactly("port: \"a-\" is no port name: it starts or ends with '-'");
    }

    @Test
    void theEmptyName() {
        assertThat(texts(check(port(""))))
                .containsExactly(
                        "port: \"\" is no port name: it may hold only lower-case letters, digits and '-'",
                        "port: \"\" is no port name: it needs a letter a to z");
    }

    @Test
    void aNameCanHaveEveryDefectInOrder() {
        assertThat(texts(check(port("--0123456789_--"))))
                .containsExactly(
                        "port: \"--0123456789_--\" is no port name: it may hold only lower-case letters, digits and '-'",
                        "port: \"--0123456789_--\" is no port name: it needs a letter a to z",
                        "port: \"--0123456789_--\" is no port name: it has two '-' in a row",
                        "port: \"--0123456789_--\" is no port name: it starts or ends with '-'");
        assertThat(check(port("--0123456789_---")))
                .hasSize(5)
                .first()
                .satisfies(found -> assertThat(found.message()).endsWith("it has 16 bytes, at most 15 are allowed"));
    }

    @Test
    void protocolAndPortAreBothReported() {
        assertThat(pathsAndKinds(check(protocol("ICMP", 0, 0))))
                .containsExactly("protocol UNSUPPORTED", "port INVALID", "endPort INVALID");
    }
}
