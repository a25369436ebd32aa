package io.netpol.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.netpol.testkit.Addresses;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IpAddressProperties {
    private static final String ALPHABET = "0123456789abcfgF:.:.%/ -";

    @Provide
    Arbitrary<IpAddress> addresses() {
        return Addresses.allAddresses();
    }

    @Provide
    Arbitrary<Spelled> spellings() {
        return Arbitraries.randomValue(IpAddressProperties::spelling);
    }

    @Provide
    Arbitrary<String> damagedTexts() {
        return Arbitraries.randomValue(random -> damaged(spelling(random).text(), random));
    }

    /** An address and one of the ways to write it. */
    record Spelled(IpAddress address, String text) {}

    @Property
    void readsBackWhatItPrints(@ForAll("addresses") IpAddress address) {
        assertThat(IpAddress.parse(address.toString())).isEqualTo(address).hasSameHashCodeAs(address);
        assertThat(IpAddress.parseStrict(address.toString())).isEqualTo(address);
        assertThat(IpAddress.tryParse(address.toString())).contains(address);
    }

    @Property
    void readsEverySpelling(@ForAll("spellings") Spelled spelled) {
        assertThat(IpAddress.parse(spelled.text())).isEqualTo(spelled.address());
    }

    @Property
    void printsAsTheStandardSays(@ForAll("addresses") IpAddress address) {
        String expected;
        if (address.family() == IpFamily.IPV4) {
            int bits = Numbers.of(address).intValue();
            expected = IntStream.of(24, 16, 8, 0)
                    .mapToObj(shift -> Integer.toString(bits >>> shift & 0xff))
                    .collect(Collectors.joining("."));
        } else {
            expected = standardText(Numbers.groups(address));
        }
        assertThat(address).hasToString(expected);
    }

    @Property(tries = 5000)
    void acceptsExactlyWhatTheGrammarAllows(@ForAll("damagedTexts") String text) {
        boolean allowed = text.contains(":") ? isIpv6(text) : isQuad(text);
        assertThat(IpAddress.tryParse(text).isPresent()).isEqualTo(allowed);
        if (!allowed) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> IpAddress.parse(text))
                    .withMessageStartingWith("\"" + text + "\" is no IP address: ")
                    .withMessageContaining("; write ");
        }
    }

    @Property
    void isOrderedByFamilyAndNumber(@ForAll("addresses") IpAddress a, @ForAll("addresses") IpAddress b) {
        int expected = a.family() == b.family()
                ? Numbers.of(a).compareTo(Numbers.of(b))
                : a.family().compareTo(b.family());
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(expected);
        assertThat(a.equals(b)).isEqualTo(expected == 0);
    }

    @Property
    void stepsToTheNextNumberThatIsAnAddress(@ForAll("addresses") IpAddress address) {
        assertThat(address.next()).isEqualTo(step(address, BigInteger.ONE));
        assertThat(address.previous()).isEqualTo(step(address, BigInteger.ONE.negate()));
        address.next().ifPresent(next -> assertThat(next.previous()).contains(address));
        address.previous().ifPresent(previous -> assertThat(previous.next()).contains(address));
    }

    private static Optional<IpAddress> step(IpAddress address, BigInteger by) {
        BigInteger number = Numbers.of(address).add(by);
        if (address.family() == IpFamily.IPV6 && Numbers.isMapped(number)) {
            number = number.add(by.shiftLeft(32));
        }
        return number.signum() < 0 || number.compareTo(Numbers.count(address.family())) >= 0
                ? Optional.empty()
                : Optional.of(Numbers.address(address.family(), number));
    }

    /** RFC 5952, from its text: the longest run of at least two zero groups, the first of equals, becomes "::". */
    private static String standardText(int[] groups) {
        for (int length = 8; length >= 2; length--) {
            for (int from = 0; from + length <= 8; from++) {
                if (IntStream.range(from, from + length).allMatch(i -> groups[i] == 0)) {
                    return hex(groups, 0, from) + "::" + hex(groups, from + length, 8);
                }
            }
        }
        return hex(groups, 0, 8);
    }

    private static String hex(int[] groups, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Integer.toHexString(groups[i]))
                .collect(Collectors.joining(":"));
    }

    private static Spelled spelling(RandomGenerator random) {
        IpAddress address = Addresses.address(random);
        if (address.family() == IpFamily.IPV4) {
            int bits = Numbers.of(address).intValue();
            String quad = quad(bits, random);
            int kind = random.nextInt(4);
            if (kind > 0) {
                return new Spelled(address, quad);
            }
            int[] groups = {0, 0, 0, 0, 0, 0xffff, bits >>> 16, bits & 0xffff};
            return new Spelled(address, spelledGroups(groups, random));
        }
        return new Spelled(address, spelledGroups(Numbers.groups(address), random));
    }

    private static String quad(int bits, RandomGenerator random) {
        return IntStream.of(24, 16, 8, 0)
                .mapToObj(shift -> "0".repeat(random.nextInt(4) / 3 * random.nextInt(4)) + (bits >>> shift & 0xff))
                .collect(Collectors.joining("."));
    }

    private static String spelledGroups(int[] groups, RandomGenerator random) {
        boolean quadTail = random.nextInt(3) == 0;
        int written = quadTail ? 6 : 8;
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < written; i++) {
            String shortest = Integer.toHexString(groups[i]);
            String padded = "0".repeat(random.nextInt(5 - shortest.length())) + shortest;
            parts.add(random.nextBoolean() ? padded : padded.toUpperCase(Locale.ROOT));
        }
        if (quadTail) {
            parts.add(quad(groups[6] << 16 | groups[7], random));
        }
        // Any run of zeros may be left out, not only the one that the standard picks.
        int from = random.nextInt(written);
        int to = from;
        while (to < written && groups[to] == 0 && random.nextInt(8) > 0) {
            to++;
        }
        return to == from
                ? String.join(":", parts)
                : String.join(":", parts.subList(0, from)) + "::" + String.join(":", parts.subList(to, parts.size()));
    }

    private static String damaged(String text, RandomGenerator random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(damaged.length() + 1);
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            int kind = random.nextInt(3);
            if (kind == 0 || at == damaged.length()) {
                damaged.insert(at, c);
            } else if (kind == 1) {
                damaged.setCharAt(at, c);
            } else {
                damaged.deleteCharAt(at);
            }
        }
        return damaged.toString();
    }

    private static boolean isQuad(String text) {
        return text.matches(
                "0*(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[0-9]{1,2})(\\.0*(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[0-9]{1,2})){3}");
    }

    private static boolean isIpv6(String text) {
        List<String> halves = ImmutableList.copyOf(Splitter.on("::").split(text));
        if (halves.size() > 2) {
            return false;
        }
        int groups = 0;
        for (int half = 0; half < halves.size(); half++) {
            if (halves.get(half).isEmpty()) {
                if (halves.size() == 1) {
                    return false;
                }
                continue;
            }
            List<String> parts = Splitter.on(':').splitToList(halves.get(half));
            for (int i = 0; i < parts.size(); i++) {
                if (half == halves.size() - 1 && i == parts.size() - 1 && isQuad(parts.get(i))) {
                    groups += 2;
                } else if (parts.get(i).matches("[0-9a-fA-F]{1,4}")) {
                    groups++;
                } else {
                    return false;
                }
            }
        }
        return halves.size() == 2 ? groups < 8 : groups == 8;
    }
}
