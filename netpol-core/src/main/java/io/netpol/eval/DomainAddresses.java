package io.netpol.eval;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.model.DomainName;
import io.netpol.net.IpAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The addresses to which a domain name resolves, as somebody declares them who knows.
 *
 * @param name the name; with {@code *.} in front, all names below it
 * @param addresses all of its addresses; none where it resolves to nothing
 */
public record DomainAddresses(DomainName name, ImmutableSet<IpAddress> addresses) {
    /** Stands for no address, which is seldom meant and easily written by a variable that is not set. */
    private static final String NONE = "none";

    /**
     * Gives what a text such as {@code www.example.com=192.0.2.7,2001:db8::7} declares; {@code none} is no address.
     *
     * @throws IllegalArgumentException if the text is written otherwise; the message says what to write
     */
    public static DomainAddresses parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0 || equals == text.length() - 1) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" has no addresses; write a domain name, '=' and addresses"
                            + " with commas between, such as www.example.com=192.0.2.7,192.0.2.8, or none behind the '=' for a"
                            + " name that resolves to nothing");
        }
        DomainName name = DomainName.of(text.substring(0, equals));
        String addresses = text.substring(equals + 1);
        if (addresses.equals(NONE)) {
            return new DomainAddresses(name, ImmutableSet.of());
        }
        ImmutableSet.Builder<IpAddress> parsed = ImmutableSet.builder();
        for (String address : addresses.split(",", -1)) {
            parsed.add(IpAddress.parseStrict(address));
        }
        return new DomainAddresses(name, parsed.build());
    }

    /** Gives the addresses by name, as {@link EvaluationOptions} take them; a name that stands twice has those of both. */
    public static ImmutableMap<DomainName, ImmutableSet<IpAddress>> byName(Iterable<DomainAddresses> declared) {
        Map<DomainName, ImmutableSet<IpAddress>> addresses = new LinkedHashMap<>();
        for (DomainAddresses one : declared) {
            addresses.merge(
                    one.name,
                    one.addresses,
                    (first, second) -> Sets.union(first, second).immutableCopy());
        }
        return ImmutableMap.copyOf(addresses);
    }

    /** Gives the text that {@link #parse} reads. */
    @Override
    public String toString() {
        return name + "="
                + (addresses.isEmpty()
                        ? NONE
                        : addresses.stream().map(IpAddress::toString).collect(Collectors.joining(",")));
    }
}
