package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.RequirementDraft;
import io.netpol.draft.SelectorDraft;
import io.netpol.model.NetworkPolicy;
import io.netpol.testkit.Choice;
import io.netpol.testkit.Policies;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;

/** Generated policies whose names, labels and annotations are those that YAML readers like to misunderstand. */
final class HostilePolicies {
    /** Texts that a label can have as its value, and that are something else in YAML without quotes. */
    static final ImmutableList<String> LABEL_VALUES = ImmutableList.of(
            "true",
            "False",
            "no",
            "N",
            "y",
            "on",
            "OFF",
            "null",
            "Null",
            "1e3",
            "1E3",
            "0x1F",
            "0o17",
            "010",
            "1_000",
            "1.0",
            "2026-01-01",
            "",
            "0",
            "007",
            "1.5e3",
            "a.b",
            "0b11",
            "1.2.3",
            "NaN",
            "inf",
            "x",
            "v1.2-rc_3");

    static final ImmutableList<String> NAMES = ImmutableList.of(
            "true", "no", "1e3", "2026-01-01", "0x1f", "null", "010", "1.5", "y", "nan", "off", "a.b-c", "0");

    private static final ImmutableList<String> PIECES = ImmutableList.of(
            "~",
            "12:30",
            "=",
            "<<",
            "- a",
            "a: b",
            "# no remark",
            " ",
            "\n",
            "\n\n",
            "\t",
            "\r",
            "'",
            "\"",
            "\\",
            "|",
            ">",
            "&a",
            "*a",
            "!t",
            "%",
            "@",
            "`",
            "{",
            "]",
            ",",
            "?",
            ":",
            "---",
            "...",
            "é",
            "ß",
            "日本",
            "🙂",
            "\u0000",
            "\u0007",
            "\u001b",
            "\u0085",
            "\u00a0",
            "\u00ad",
            "\u2028",
            "\u2029",
            "\u202e",
            "\ufeff",
            "\ufffe",
            "\uffff",
            "\u007f",
            "null",
            "true",
            "0",
            "word",
            "x".repeat(300));

    private HostilePolicies() {}

    static NetworkPolicy policy(RandomGenerator random) {
        NetworkPolicyDraft draft = Policies.draft(random, Choice.of(random, NAMES));
        SelectorDraft pods = SelectorDraft.builder()
                .putMatchLabels(labelKey(random), Choice.of(random, LABEL_VALUES))
                .addMatchExpressions(RequirementDraft.builder()
                        .key(labelKey(random))
                        .operator("In")
                        .values(Choice.exactly(random, 3, source -> Choice.of(source, LABEL_VALUES)))
                        .build())
                .build();
        MetadataDraft metadata = MetadataDraft.builder()
                .name(Choice.of(random, NAMES))
                .namespace(Choice.of(random, NAMES).replace('.', '-'))
                .putLabels(labelKey(random), Choice.of(random, LABEL_VALUES))
                .putAnnotations(labelKey(random), text(random))
                .putAnnotations("note", text(random))
                .build();
        return Policies.meaning(NetworkPolicyDraft.builder()
                .from(draft)
                .metadata(metadata)
                .podSelector(pods)
                .build());
    }

    static String labelKey(RandomGenerator random) {
        String name = Choice.of(
                random, ImmutableList.of("true", "no", "1e3", "010", "2026-01-01", "null", "app", "k".repeat(63)));
        String prefix = Choice.of(random, ImmutableList.of("", "", "example.com/", "1.2/", "p".repeat(253) + "/"));
        return prefix + name;
    }

    static String text(RandomGenerator random) {
        return String.join("", Choice.upTo(random, 5, source -> Choice.of(source, PIECES)));
    }

    static Arbitrary<NetworkPolicy> all() {
        return Arbitraries.fromGenerator(random -> Shrinkable.unshrinkable(policy(new Random(random.nextLong()))));
    }
}
