package io.netpol.testing.assertj;

import static io.netpol.testing.assertj.Fixture.cluster;
import static io.netpol.testing.assertj.Fixture.live;
import static io.netpol.testing.assertj.Fixture.shop;
import static io.netpol.testing.assertj.Fixture.shopWith;
import static io.netpol.testing.assertj.Fixture.whole;
import static io.netpol.testing.assertj.NetpolAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netpol.cluster.Cluster;
import io.netpol.eval.EvaluationOptions;
import io.netpol.net.Cidr;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.ClearSystemProperty;
import org.junit.jupiter.api.util.SetSystemProperty;

/** {@code connectivityMatches}: an approved file, its difference line by line, and how it is written. */
@ClearSystemProperty(key = "netpol.approve")
class ConnectivityAssertionTest {
    private static final String SHOP_ROWS = """
            0.0.0.0-255.255.255.255[External] => monitoring/scraper[Pod] : All Connections
            203.0.113.0-203.0.113.255[External] => shop/frontend[Deployment] : TCP 443
            monitoring/scraper[Pod] => 0.0.0.0-255.255.255.255[External] : All Connections
            monitoring/scraper[Pod] => shop/database[StatefulSet] : TCP 9187
            shop/api[Deployment] => shop/database[StatefulSet] : TCP 5432
            shop/frontend[Deployment] => 0.0.0.0-255.255.255.255[External] : All Connections
            shop/frontend[Deployment] => monitoring/scraper[Pod] : All Connections
            shop/frontend[Deployment] => shop/api[Deployment] : TCP 8080
            """;

    private static final String HINT =
            "  - is in the file only, + in the cluster only; if all of it is meant, run the test"
                    + " once with -Dnetpol.approve=true, and read the file before you commit it\n";

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("connectivity.txt"), text);
    }

    /** The failure with the name of the file, which is another each time, put in short. */
    private String failure(Cluster cluster, Path file) {
        return whole(() -> assertThat(cluster).connectivityMatches(file)).replace(file.toString(), "FILE");
    }

    @Test
    void theSame() throws IOException {
        assertThat(shop()).connectivityMatches(file(SHOP_ROWS));
    }

    @Test
    void orderBlankLinesAndLineEndsDoNotCount() throws IOException {
        StringBuilder mixed = new StringBuilder();
        SHOP_ROWS.lines().forEach(line -> mixed.insert(0, line + "\r\n\r\n"));

        assertThat(shop()).connectivityMatches(file(mixed.toString()));
    }

    @Test
    void theDifferenceLineByLine() throws IOException {
        String approved = SHOP_ROWS
                        .replace("shop/database[StatefulSet] : TCP 5432", "shop/database[StatefulSet] : TCP 5432-5433")
                        .replace("shop/frontend[Deployment] => shop/api[Deployment] : TCP 8080\n", "")
                + "shop/batch[CronJob] => shop/api[Deployment] : TCP 8080\nno row at all\n";

        assertThat(failure(shop(), file(approved)))
                .isEqualTo("""
                        Expecting the connectivity to be that of FILE, but:
                          - no row at all
                          - shop/api[Deployment] => shop/database[StatefulSet] : TCP 5432-5433
                          + shop/api[Deployment] => shop/database[StatefulSet] : TCP 5432
                          - shop/batch[CronJob] => shop/api[Deployment] : TCP 8080
                          + shop/frontend[Deployment] => shop/api[Deployment] : TCP 8080
                        """ + HINT + "EXPECTED " + approved + "\nACTUAL " + SHOP_ROWS);
    }

    @Test
    void aLongDifferenceIsCut() throws IOException {
        StringBuilder approved = new StringBuilder(SHOP_ROWS);
        StringBuilder shown = new StringBuilder("Expecting the connectivity to be that of FILE, but:\n");
        for (int i = 10; i < 70; i++) {
            approved.append("a/gone").append(i).append('\n');
            shown.append(i < 60 ? "  - a/gone" + i + "\n" : "");
        }

        assertThat(failure(shop(), file(approved.toString())))
                .isEqualTo(shown + "  and 10 more\n" + HINT + "EXPECTED " + approved + "\nACTUAL " + SHOP_ROWS);
    }

    @Test
    void aFileThatIsNotThere() {
        String noFile = """
                Expecting the connectivity to be that of FILE, but:
                  there is no such file; to write it, run the test once with -Dnetpol.approve=true, and read the file before you commit it
                EXPECTED\s
                ACTUAL\s""";

        assertThat(failure(shop(), folder.resolve("gone.txt"))).isEqualTo(noFile + SHOP_ROWS);
        assertThat(failure(shop(), folder)).isEqualTo(noFile + SHOP_ROWS);
    }

    @Test
    @SetSystemProperty(key = "netpol.approve", value = "TRUE!")
    void onlyTheWordTrueWrites() {
        Path file = folder.resolve("gone.txt");

        assertThat(failure(shop(), file)).startsWith("Expecting the connectivity to be that of FILE, but:");
        assertThat(file).doesNotExist();
    }

    @Test
    @SetSystemProperty(key = "netpol.approve", value = "true")
    void theFileIsWritten() throws IOException {
        Path file = folder.resolve("some/where/connectivity.txt");

        assertThat(shop()).connectivityMatches(file);
        assertThat(file).hasContent(SHOP_ROWS);

        assertThat(cluster("{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: x}}"))
                .connectivityMatches(file);
        assertThat(Files.readString(file)).isEqualTo("""
                0.0.0.0-255.255.255.255[External] => x/a[Pod] : All Connections
                x/a[Pod] => 0.0.0.0-255.255.255.255[External] : All Connections
                """);
    }

    @Test
    void whatOptionsChangeIsSeen() throws IOException {
        Cluster block = shopWith("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: block, namespace: shop}
                spec:
                  podSelector: {matchLabels: {app: api}}
                  ingress: [{from: [{ipBlock: {cidr: 10.1.0.0/16}}], ports: [{port: 1}]}]
                """);
        EvaluationOptions inside = EvaluationOptions.builder()
                .podCidrs(List.of(Cidr.parse("10.1.0.0/16")))
                .build();
        String rows = """
                0.0.0.0-255.255.255.255[External] => monitoring/scraper[Pod] : All Connections
                10.1.0.0-10.1.255.255[External] => shop/api[Deployment] : TCP 1
                203.0.113.0-203.0.113.255[External] => shop/frontend[Deployment] : TCP 443
                monitoring/scraper[Pod] => 0.0.0.0-255.255.255.255[External] : All Connections
                monitoring/scraper[Pod] => shop/api[Deployment] : TCP 1
                monitoring/scraper[Pod] => shop/database[StatefulSet] : TCP 9187
                shop/api[Deployment] => shop/database[StatefulSet] : TCP 5432
                shop/frontend[Deployment] => 0.0.0.0-255.255.255.255[External] : All Connections
                shop/frontend[Deployment] => monitoring/scraper[Pod] : All Connections
                shop/frontend[Deployment] => shop/api[Deployment] : TCP 1,8080
                """;

        assertThat(block).withOptions(inside).connectivityMatches(file(rows));
        // pairs of which all is unknown are rows too: they may be open
        assertThat(failure(block, file(rows)))
                .isEqualTo("""
                        Expecting the connectivity to be that of FILE, but:
                          - monitoring/scraper[Pod] => shop/api[Deployment] : TCP 1
                          + monitoring/scraper[Pod] => shop/api[Deployment] : No Connections (unknown: TCP 1, depends on the source pod's address)
                          - shop/frontend[Deployment] => shop/api[Deployment] : TCP 1,8080
                          + shop/frontend[Deployment] => shop/api[Deployment] : TCP 8080 (unknown: TCP 1, depends on the source pod's address)
                        """ + HINT + "EXPECTED " + rows + "\nACTUAL "
                        + rows.replace(
                                        "monitoring/scraper[Pod] => shop/api[Deployment] : TCP 1",
                                        "monitoring/scraper[Pod] => shop/api[Deployment] : No Connections (unknown: TCP 1,"
                                                + " depends on the source pod's address)")
                                .replace(
                                        "shop/api[Deployment] : TCP 1,8080",
                                        "shop/api[Deployment] : TCP 8080 (unknown: TCP 1, depends on the source pod's"
                                                + " address)"));
    }

    @Test
    @SetSystemProperty(key = "netpol.approve", value = "true")
    void workloadsOnTheHostNetworkAreLines() throws IOException {
        Path file = folder.resolve("connectivity.txt");

        assertThat(live("{podSelector: {}}")).connectivityMatches(file);
        Set<String> lines = new TreeSet<>(Files.readAllLines(file));
        assertThat(lines)
                .contains("x/agent[DaemonSet] : on the host network, counts as its node")
                .noneMatch(line -> line.contains("=> x/agent"));
        assertThat(Files.readAllLines(file)).containsExactlyElementsOf(lines);
    }

    @Test
    @SetSystemProperty(key = "netpol.approve", value = "true")
    void aClusterWithoutPodsIsNotWrittenEither() {
        Path file = folder.resolve("connectivity.txt");

        assertThat(failure(Cluster.builder().build(), file)).isEqualTo("""
                Expecting the connectivity to be that of FILE, but:
                  the cluster has no pods, so this would hold whatever the policies are
                EXPECTED\s
                ACTUAL\s""");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatCannotBeRead() throws IOException {
        Path file = folder.resolve("no-text");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xff});

        assertThatThrownBy(() -> assertThat(shop()).connectivityMatches(file)).isInstanceOf(UncheckedIOException.class);
    }
}
