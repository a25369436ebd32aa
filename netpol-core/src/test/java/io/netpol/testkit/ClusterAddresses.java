package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import io.netpol.draft.IpBlockDraft;
import io.netpol.net.Cidr;
import io.netpol.net.IpAddress;
import java.util.random.RandomGenerator;

/**
 * The addresses of generated clusters, and the blocks that rules name. Pods are at 10.0.0.1 and following and at
 * fd00::1 and following, and blocks begin and end among them; the two halves of a pod range are blocks of their own,
 * so that rules cover a range only together. Some blocks are spelled oddly (rules S33, S35).
 */
public final class ClusterAddresses {
    /** Blocks with what can be left out of them. */
    private static final ImmutableListMultimap<String, String> BLOCKS = ImmutableListMultimap.<String, String>builder()
            .putAll("0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/29", "203.0.113.0/24", "192.168.0.1/32", "10.128.0.0/9")
            .putAll("10.0.0.0/8", "10.0.0.0/30", "10.0.0.4/30", "10.0.0.2/32", "10.128.0.0/9", "10.0.0.0/9")
            .putAll("10.0.0.0/9", "10.0.0.4/30", "10.0.0.1/32")
            .putAll("10.128.0.0/9", "10.255.0.0/16")
            .putAll("010.0.0.7/08", "10.0.0.3/31", "10.0.00.4/30")
            .putAll("10.0.0.0/29", "10.0.0.2/31", "10.0.0.5/32")
            .putAll("10.0.0.0/30", "10.0.0.1/32")
            .putAll("10.0.0.6/30", "10.0.0.5/32")
            .putAll("10.0.0.3/31", "10.0.0.2/32")
            .putAll("::ffff:10.0.0.0/104", "::ffff:10.0.0.4/126", "10.0.0.2/32")
            .putAll("::FFFF:10.0.0.4/126", "10.0.0.4/32")
            .putAll("192.168.0.0/16", "192.168.0.2/32", "192.168.0.1/32")
            .putAll("203.0.113.0/24", "203.0.113.5/32")
            .putAll("::/0", "fd00::/8", "fd00::/125", "fd01::1/128", "fd80::/9")
            .putAll("fd00::/8", "fd00::4/126", "fd00::2/128", "fd80::/9", "fd00::/9")
            .putAll("fd00::/9", "fd00:0:0::0/126", "fd00::5/128")
            .putAll("fd80::/9", "fdff::/16")
            .putAll("FD00::7/125", "fd00::1/128", "fd00::2/127")
            .putAll("2001:db8::/32", "2001:db8::5/128")
            .putAll("::ffff:0:0/95", "::fffe:0:1/128")
            .build();

    /** Blocks of one address. */
    private static final ImmutableList<String> SINGLE = ImmutableList.of(
            "10.0.0.1/32", "10.0.0.2/32", "192.168.0.1/32", "203.0.113.5/32", "FD00:0::1/128", "fd01::1/128");

    /** Blocks that cover a range of pods only together. */
    private static final ImmutableList<ImmutableList<String>> HALVES = ImmutableList.of(
            ImmutableList.of("10.0.0.0/9", "10.128.0.0/9"),
            ImmutableList.of("10.0.0.4/30", "10.0.0.0/30"),
            ImmutableList.of("10.0.0.4/30", "10.0.0.0/30"),
            ImmutableList.of("fd00::/9", "fd80::/9"));

    /** Networks as a cluster-wide policy may spell them: leading zeros and mapped addresses are refused there. */
    private static final ImmutableList<String> NETWORKS = ImmutableList.of(
            "0.0.0.0/0",
            "10.0.0.0/8",
            "10.0.0.7/29",
            "10.0.0.0/30",
            "10.0.0.2/32",
            "10.0.0.4/30",
            "10.128.0.0/9",
            "10.0.0.0/9",
            "192.168.0.0/16",
            "192.168.0.1/32",
            "203.0.113.0/24",
            "203.0.113.5/32",
            "::/0",
            "FD00::/8",
            "fd00::/125",
            "fd01::1/128",
            "2001:db8::/32");

    private static final ImmutableList<String> EXTERNAL = ImmutableList.of(
            "203.0.113.5",
            "203.0.113.6",
            "10.0.0.200",
            "10.200.0.1",
            "::ffff:203.0.113.6",
            "2001:db8::5",
            "fd00::200",
            "fe80::1",
            "0:0:0:0:0:fffe::1",
            "127.0.0.1",
            "::1");

    private static final ImmutableList<ImmutableList<String>> POD_RANGES = ImmutableList.of(
            ImmutableList.of("10.0.0.0/8"),
            ImmutableList.of("10.0.0.0/29"),
            ImmutableList.of("10.0.0.0/29", "fd00::/8"),
            ImmutableList.of("10.0.0.0/8", "fd00::/8"),
            ImmutableList.of("fd00::/8"));

    private ClusterAddresses() {}

    /** A block as a manifest spells it, in half of the cases with exceptions. */
    public static IpBlockDraft block(RandomGenerator random) {
        if (Choice.chance(random, 20)) {
            return IpBlockDraft.builder().cidr(Choice.of(random, SINGLE)).build();
        }
        String cidr = Choice.of(random, BLOCKS.keySet().asList());
        IpBlockDraft.Builder block = IpBlockDraft.builder().cidr(cidr);
        if (Choice.chance(random, 50)) {
            block.except(Choice.exactly(random, random.nextInt(1, 4), source -> Choice.of(source, BLOCKS.get(cidr))));
        }
        return block.build();
    }

    /** Two blocks that cover a range of pods only together. */
    public static ImmutableList<IpBlockDraft> halves(RandomGenerator random) {
        return Choice.of(random, HALVES).stream()
                .map(cidr -> IpBlockDraft.builder().cidr(cidr).build())
                .collect(ImmutableList.toImmutableList());
    }

    /** One to three networks of a cluster-wide policy, each once; now and then both that are everywhere. */
    static ImmutableList<String> networks(RandomGenerator random) {
        return Choice.chance(random, 20)
                ? ImmutableList.of("0.0.0.0/0", "::/0")
                : Choice.exactly(random, random.nextInt(1, 4), source -> Choice.of(source, NETWORKS)).stream()
                        .distinct()
                        .collect(ImmutableList.toImmutableList());
    }

    /** The addresses of the pod of this number, 1 to 7: none, one family, or both with either first. */
    static ImmutableList<IpAddress> ofPod(RandomGenerator random, int number) {
        IpAddress ipv4 = IpAddress.parse((Choice.chance(random, 10) ? "::ffff:10.0.0." : "10.0.0.") + number);
        IpAddress ipv6 = IpAddress.parse("fd00::" + number);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> ImmutableList.of();
            case 3 -> ImmutableList.of(ipv6);
            case 4, 5 -> ImmutableList.of(ipv4, ipv6);
            case 6 -> ImmutableList.of(ipv6, ipv4);
            default -> ImmutableList.of(ipv4);
        };
    }

    /** The addresses of the node of this number, 1 to 3: both families, then one each. */
    static ImmutableList<IpAddress> ofNode(int number) {
        IpAddress ipv4 = IpAddress.parse("192.168.0." + number);
        IpAddress ipv6 = IpAddress.parse("fd01::" + number);
        return switch (number) {
            case 1 -> ImmutableList.of(ipv4, ipv6);
            case 2 -> ImmutableList.of(ipv4);
            default -> ImmutableList.of(ipv6);
        };
    }

    /** An address that no pod and no node has; some lie in pod ranges, two are loopback addresses. */
    static IpAddress external(RandomGenerator random) {
        return IpAddress.parse(Choice.of(random, EXTERNAL));
    }

    /** The ranges that a caller declares for pods without an address. */
    static ImmutableList<Cidr> podRanges(RandomGenerator random) {
        return Choice.of(random, POD_RANGES).stream().map(Cidr::parse).collect(ImmutableList.toImmutableList());
    }
}
