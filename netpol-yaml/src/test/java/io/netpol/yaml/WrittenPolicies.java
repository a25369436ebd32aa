package io.netpol.yaml;

import java.util.Random;

/** Writes NetworkPolicies as JSON in which now and then something is odd, so that most are odd in one place or in none. */
final class WrittenPolicies {
    private static final String[] NAMES = {"\"api\"", "\"web\"", "\"a.b\"", "\"db-0\""};
    private static final String[] NAMESPACES = {"\"shop\"", "\"dev\""};
    private static final String[] LABEL_KEYS = {"\"app\"", "\"tier\"", "\"example.com/role\"", "\"a_B.c\""};
    private static final String[] LABEL_VALUES = {"\"web\"", "\"api\"", "\"\"", "\"v1.2_x\""};
    private static final String[] CIDRS = {
        "\"10.0.0.0/8\"", "\"10.1.0.0/16\"", "\"fd00::/8\"", "\"fd00:1::/32\"", "\"::/0\""
    };
    private static final String[] PORTS = {"80", "443", "1", "65535", "\"http\"", "\"db-0\""};
    private static final String[] ODD = {
        "null",
        "true",
        "0",
        "-1",
        "70000",
        "1.5",
        "\"\"",
        "\"-x\"",
        "\"UPPER_\"",
        "\"a b\"",
        "\"10.0.0.1/8\"",
        "\"::FFFF/8\"",
        "\"010.0.0.0/8\"",
        "\"::ffff:10.0.0.0/104\"",
        "\"10.0.0.0/33\"",
        "\"tcp\"",
        "\"80\"",
        "\"a--b\"",
        "\"In\"",
        "\"kubernetes.io/metadata.name\"",
        "{}",
        "[]",
        "[{}]",
        "[null]",
        "{\"a\":\"b\"}",
        "12345678901234567890",
        "\"a-name-that-is-longer-than-the-sixty-three-characters-of-a-label-value\"",
        "8080",
        "\"Egress\""
    };
    private static final String[] ODD_FIELDS = {
        "\"podSelector\"",
        "\"ports\"",
        "\"from\"",
        "\"to\"",
        "\"unknown\"",
        "\"key\"",
        "\"matchLabels\"",
        "\"endPort\"",
        "\"cidr\"",
        "\"generateName\"",
        "\"finalizers\"",
        "\"ownerReferences\"",
        "\"generation\"",
        "\"uid\"",
        "\"status\"",
        "\"egress\"",
        "\"namespace\"",
        "\"labels\""
    };
    private static final int ODDS = 70;

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    private WrittenPolicies(Random random) {
        this.random = random;
    }

    /** Some policies as a stream or as a list; some have the same name. */
    static String some(Random random) {
        WrittenPolicies writer = new WrittenPolicies(random);
        int count = 1 + random.nextInt(4);
        boolean list = random.nextBoolean();
        writer.text.append(list ? "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[\n" : "");
        for (int i = 0; i < count; i++) {
            writer.text.append(list && i > 0 ? ",\n" : "\n");
            writer.policy();
        }
        writer.text.append(list ? "]}" : "");
        return writer.text.toString();
    }

    private void policy() {
        String version = random.nextInt(20) == 0 ? "extensions/v1beta1" : "networking.k8s.io/v1";
        open("{\"apiVersion\":\"" + version + "\",\"kind\":\"NetworkPolicy\"");
        field("metadata", this::metadata, 60);
        field("spec", this::spec, 60);
        close();
    }

    private void metadata() {
        open("{\"name\":" + usually(NAMES));
        field("namespace", () -> text.append(usually(NAMESPACES)), 6);
        seldom("labels", this::labels);
        seldom("annotations", this::labels);
        seldom("generation", () -> text.append(usually(new String[] {"1", "0"})));
        seldom("uid", () -> text.append("\"0-1\""));
        close();
    }

    private void spec() {
        open("{");
        field("podSelector", this::selector, 40);
        field("policyTypes", () -> list(2, () -> text.append(usually(new String[] {"\"Ingress\"", "\"Egress\""}))), 3);
        field("ingress", () -> list(3, () -> rule("from")), 3);
        field("egress", () -> list(3, () -> rule("to")), 3);
        close();
    }

    private void rule(String peers) {
        open("{");
        field(peers, () -> list(3, this::peer), 4);
        field("ports", () -> list(3, this::port), 3);
        close();
    }

    private void peer() {
        open("{");
        if (random.nextInt(4) == 0) {
            field("ipBlock", this::block, 40);
        } else {
            int which = random.nextInt(3);
            field("podSelector", this::selector, which == 0 ? 1 : 40);
            field("namespaceSelector", this::selector, which == 1 ? 1 : 40);
        }
        close();
    }

    private void block() {
        open("{\"cidr\":" + usually(CIDRS));
        seldom("except", () -> list(2, () -> text.append(usually(CIDRS))));
        close();
    }

    private void port() {
        open("{");
        field("protocol", () -> text.append(usually(new String[] {"\"TCP\"", "\"UDP\"", "\"SCTP\""})), 4);
        field("port", () -> text.append(usually(PORTS)), 5);
        field("endPort", () -> text.append(usually(new String[] {"443", "8080"})), random.nextInt(4) == 0 ? 40 : 1);
        close();
    }

    private void selector() {
        open("{");
        field("matchLabels", this::labels, 5);
        seldom("matchExpressions", () -> list(2, this::expression));
        close();
    }

    private void expression() {
        open("{\"key\":" + usually(LABEL_KEYS));
        boolean valued = random.nextBoolean();
        String[] operators =
                valued ? new String[] {"\"In\"", "\"NotIn\""} : new String[] {"\"Exists\"", "\"DoesNotExist\""};
        field("operator", () -> text.append(usually(operators)), 40);
        if (valued) {
            field("values", () -> list(3, () -> text.append(usually(LABEL_VALUES))), 40);
        }
        close();
    }

    private void labels() {
        text.append('{');
        int start = random.nextInt(LABEL_KEYS.length);
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String key = LABEL_KEYS[(start + i) % LABEL_KEYS.length];
            text.append(i > 0 ? "," : "")
                    .append(odd() ? "\"odd key \"" : key)
                    .append(":")
                    .append(usually(LABEL_VALUES));
        }
        text.append('}');
    }

    private void list(int most, Runnable item) {
        text.append('[');
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            text.append(i > 0 ? ",\n" : "");
            value(item);
        }
        text.append(']');
    }

    /** A field that is there but one time of so many. */
    private void field(String name, Runnable value, int unless) {
        if (random.nextInt(unless) == 0 && unless > 1) {
            return;
        }
        if (unless == 1) {
            return;
        }
        begin();
        text.append('"').append(name).append("\": ");
        value(value);
    }

    private void seldom(String name, Runnable value) {
        if (random.nextInt(4) == 0) {
            begin();
            text.append('"').append(name).append("\": ");
            value(value);
        }
    }

    private void value(Runnable usual) {
        if (odd()) {
            text.append(pick(ODD));
        } else {
            usual.run();
        }
    }

    private void open(String start) {
        text.append(start);
        if (odd()) {
            begin();
            text.append(pick(ODD_FIELDS)).append(':').append(pick(ODD));
        }
    }

    private void begin() {
        text.append(text.charAt(text.length() - 1) == '{' ? "" : ",\n");
    }

    private void close() {
        text.append('}');
    }

    private String usually(String[] from) {
        return pick(odd() ? ODD : from);
    }

    private boolean odd() {
        return random.nextInt(ODDS) == 0;
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
