package io.netpol.model;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.IntOrString;
import io.netpol.draft.IpBlockDraft;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.draft.PortDraft;
import io.netpol.draft.RequirementDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.draft.SelectorDraft;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Generated drafts of policies, as manifests may say them: absent, empty and repeated things, odd spellings. One draft in
 * a few breaks a rule if that is asked for.
 */
final class GeneratedDrafts {
    private static final ImmutableList<String> KEYS = ImmutableList.of("a", "b", "example.com/c");
    private static final ImmutableList<String> VALUES = ImmutableList.of("", "x", "y");
    private static final ImmutableList<String> OPERATORS = ImmutableList.of("In", "NotIn", "Exists", "DoesNotExist");
    private static final ImmutableList<String> PROTOCOLS = ImmutableList.of("TCP", "UDP", "SCTP");
    private static final ImmutableList<String> NAMES = ImmutableList.of("http", "dns", "a-1");
    private static final ImmutableList<String> TYPES = ImmutableList.of("Ingress", "Egress");
    private static final ImmutableList<String> CIDRS = ImmutableList.of("10.0.0.0/8", "0.0.0.0/0", "10.1.0.0/16");
    private static final ImmutableList<String> EXCEPTIONS =
            ImmutableList.of("10.1.2.0/24", "10.1.0.0/17", "10.1.2.3/32");
    private static final ImmutableList<String> CIDRS_V6 = ImmutableList.of("::/0", "2001:DB8::/32");
    private static final ImmutableList<String> EXCEPTIONS_V6 = ImmutableList.of("2001:db8:1::/48", "2001:db8::1/128");
    private static final ImmutableList<String> WRONG = ImmutableList.of("", "?", "A-", "x\n", "10.0.0.1/8", "80");

    private final RandomGenerator random;
    private final boolean mayBeWrong;

    private GeneratedDrafts(RandomGenerator random, boolean mayBeWrong) {
        this.random = random;
        this.mayBeWrong = mayBeWrong;
    }

    /** A draft that the API server takes. */
    static NetworkPolicyDraft valid(RandomGenerator random) {
        return new GeneratedDrafts(random, false).policy();
    }

    /** A draft that the API server may take or refuse. */
    static NetworkPolicyDraft any(RandomGenerator random) {
        return new GeneratedDrafts(random, true).policy();
    }

    private NetworkPolicyDraft policy() {
        NetworkPolicyDraft.Builder policy = NetworkPolicyDraft.builder()
                .metadata(MetadataDraft.builder()
                        .name(one(NAMES))
                        .namespace(one(NAMES))
                        .labels(selector().matchLabels())
                        .annotations(selector().matchLabels())
                        .build())
                .policyTypes(several(2, () -> one(TYPES)))
                .ingress(several(3, () -> rule()))
                .egress(several(3, () -> rule()));
        return random.nextInt(4) == 0
                ? policy.build()
                : policy.podSelector(selector()).build();
    }

    private RuleDraft rule() {
        return RuleDraft.builder()
                .peers(several(3, () -> peer()))
                .ports(several(3, () -> port()))
                .build();
    }

    private PeerDraft peer() {
        return switch (random.nextInt(5)) {
            case 0 -> PeerDraft.builder().podSelector(selector()).build();
            case 1 -> PeerDraft.builder().namespaceSelector(selector()).build();
            case 2 ->
                PeerDraft.builder()
                        .podSelector(selector())
                        .namespaceSelector(selector())
                        .build();
            case 3 -> PeerDraft.builder().ipBlock(block(CIDRS, EXCEPTIONS)).build();
            default ->
                PeerDraft.builder().ipBlock(block(CIDRS_V6, EXCEPTIONS_V6)).build();
        };
    }

    private IpBlockDraft block(ImmutableList<String> cidrs, ImmutableList<String> exceptions) {
        return IpBlockDraft.builder()
                .cidr(one(cidrs))
                .except(several(3, () -> one(exceptions)))
                .build();
    }

    private PortDraft port() {
        PortDraft.Builder port = PortDraft.builder();
        if (random.nextBoolean()) {
            port.protocol(one(PROTOCOLS));
        }
        int first = random.nextInt(mayBeWrong ? 0 : 1, 65_536);
        return switch (random.nextInt(4)) {
            case 0 -> port.build();
            case 1 -> port.port(IntOrString.of(one(NAMES))).build();
            case 2 -> port.port(IntOrString.of(first)).build();
            default ->
                port.port(IntOrString.of(first))
                        .endPort(random.nextInt(mayBeWrong ? 1 : first, 65_536))
                        .build();
        };
    }

    private SelectorDraft selector() {
        SelectorDraft.Builder selector = SelectorDraft.builder();
        for (String key : KEYS) {
            if (random.nextInt(3) == 0) {
                selector.putMatchLabels(key, one(VALUES));
            }
        }
        return selector.matchExpressions(several(3, () -> requirement())).build();
    }

    private RequirementDraft requirement() {
        String operator = one(OPERATORS);
        RequirementDraft.Builder requirement =
                RequirementDraft.builder().key(one(KEYS)).operator(operator);
        return operator.endsWith("In")
                ? requirement
                        .addValues(one(VALUES))
                        .addAllValues(several(2, () -> one(VALUES)))
                        .build()
                : requirement.build();
    }

    private String one(ImmutableList<String> words) {
        ImmutableList<String> from = mayBeWrong && random.nextInt(100) == 0 ? WRONG : words;
        return from.get(random.nextInt(from.size()));
    }

    private <T> ImmutableList<T> several(int most, Supplier<T> made) {
        ImmutableList.Builder<T> list = ImmutableList.builder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(made.get());
        }
        return list.build();
    }
}
