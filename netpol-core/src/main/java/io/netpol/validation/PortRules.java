package io.netpol.validation;

import static io.netpol.validation.ViolationKind.INVALID;
import static io.netpol.validation.ViolationKind.UNSUPPORTED;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.IntOrString;
import io.netpol.draft.PortDraft;
import io.netpol.net.Protocol;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules for the ports of a NetworkPolicy rule (rules V3.1 to V3.7). */
public final class PortRules {
    /** The last port. */
    public static final int MAX_PORT = 65_535;

    private static final int MAX_NAME_BYTES = 15;
    private static final Pattern NAME_CHARACTERS = Pattern.compile("[-a-z0-9]+");
    private static final Pattern LETTER = Pattern.compile("[a-z]");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,5}");

    private PortRules() {}

    /** Checks one port entry of a rule; {@code violations} stands at it. */
    public static void check(PortDraft port, Violations violations) {
        port.protocol().ifPresent(protocol -> checkProtocol(protocol, violations.field("protocol")));
        Violations endPort = violations.field("endPort");
        Optional<IntOrString> first = port.port();
        if (first.isEmpty()) {
            if (port.endPort().isPresent()) {
                endPort.error(INVALID, "endPort needs a port: write port for the first port of the range");
            }
        } else if (first.get().number().isPresent()) {
            int number = first.get().number().getAsInt();
            if (isOutside(number)) {
                violations.field("port").error(INVALID, number + " is no port; ports are 1 to 65535");
            }
            port.endPort().ifPresent(last -> checkEnd(number, last, endPort));
        } else {
            if (port.endPort().isPresent()) {
                endPort.error(
                        INVALID,
                        "endPort needs a number as port, and port is the name " + first.get() + "; leave endPort out");
            }
            nameDefects(first.get().text())
                    .forEach(defect -> violations.field("port").error(INVALID, defect));
        }
    }

    /** Checks the name of a protocol; {@code violations} stands at it. */
    static void checkProtocol(String text, Violations violations) {
        if (Protocol.of(text).isEmpty()) {
            String upper = text.toUpperCase(Locale.ROOT);
            String mend = Protocol.of(upper).isPresent()
                    ? "write " + upper
                    : text.isEmpty() ? "write TCP, UDP or SCTP, or leave it out for TCP" : "write TCP, UDP or SCTP";
            violations.error(UNSUPPORTED, "\"" + text + "\" is no protocol of a NetworkPolicy; " + mend);
        }
    }

    private static void checkEnd(int first, int last, Violations violations) {
        if (last < first) {
            violations.error(
                    INVALID,
                    "the range ends at " + last + " before it starts at " + first + "; endPort is at least port");
        }
        if (isOutside(last)) {
            violations.error(INVALID, last + " is no port; ports are 1 to 65535");
        }
    }

    static boolean isOutside(int port) {
        return port < 1 || port > MAX_PORT;
    }

    private static boolean isPortNumber(String text) {
        return DIGITS.matcher(text).matches() && !isOutside(Integer.parseInt(text));
    }

    /** Tells whether a container port can have this name. */
    public static boolean isName(String name) {
        int length = name.length();
        boolean letter = false;
        char before = '-';
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            boolean isLetter = c >= 'a' && c <= 'z';
            if (!isLetter && !(c >= '0' && c <= '9') && (c != '-' || before == '-')) {
                return false;
            }
            letter |= isLetter;
            before = c;
        }
        return letter && before != '-' && length <= MAX_NAME_BYTES;
    }

    /** Gives what is wrong with the name of a port, in the order of the API server; empty for a valid one. */
    static ImmutableList<String> nameDefects(String name) {
        if (isName(name)) {
            return ImmutableList.of();
        }
        String subject = "\"" + name + "\" is no port name: ";
        ImmutableList.Builder<String> defects = ImmutableList.builder();
        if (LabelRules.bytes(name) > MAX_NAME_BYTES) {
            defects.add(subject + "it has " + LabelRules.bytes(name) + " bytes, at most " + MAX_NAME_BYTES
                    + " are allowed");
        }
        if (!NAME_CHARACTERS.matcher(name).matches()) {
            defects.add(subject + "it may hold only lower-case letters, digits and '-'");
        }
        if (!LETTER.matcher(name).find()) {
            defects.add(subject + "it needs a letter a to z"
                    + (isPortNumber(name)
                            ? "; for the port number write " + Integer.parseInt(name) + " without quotes"
                            : ""));
        }
        if (name.contains("--")) {
            defects.add(subject + "it has two '-' in a row");
        }
        if (name.startsWith("-") || name.endsWith("-")) {
            defects.add(subject + "it starts or ends with '-'");
        }
        return defects.build();
    }
}
