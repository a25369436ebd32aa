package io.netpol.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AssertJ and JUnit are optional: who only runs policy tests needs neither, and who uses one does not need the other. */
class OptionalLibrariesTest {
    private static final JavaClasses TESTING = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.netpol.testing");

    @TempDir
    Path folder;

    @Test
    void theRunnerNeedsNoneOfThem() {
        noClasses()
                .that()
                .resideInAPackage("io.netpol.testing")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.assertj..", "org.junit..", "org.opentest4j..", "io.netpol.testing.*..")
                .check(TESTING);
    }

    @Test
    void assertionsNeedAssertJOnly() {
        noClasses()
                .that()
                .resideInAPackage("io.netpol.testing.assertj")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.opentest4j..", "io.netpol.testing.junit..", "io.netpol.dsl..")
                .check(TESTING);
    }

    @Test
    void policyTestsNeedJUnitOnly() {
        noClasses()
                .that()
                .resideInAPackage("io.netpol.testing.junit")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.assertj..", "io.netpol.testing.assertj..", "io.netpol.dsl..")
                .check(TESTING);
    }

    @Test
    void theOptionalOnesStayInTheirPackages() {
        classes()
                .that(resideInAPackage("io.netpol.testing.."))
                .should()
                .resideInAnyPackage("io.netpol.testing", "io.netpol.testing.assertj", "io.netpol.testing.junit")
                .check(TESTING);
    }

    // --- with the class path that such users have

    /** A loader of the class path of this test, without the jars whose names begin so. */
    private static URLClassLoader without(String... jars) {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes") && !entry.contains("-tests.jar"))
                .filter(entry -> Stream.of(jars)
                        .noneMatch(
                                jar -> Path.of(entry).getFileName().toString().startsWith(jar)))
                .map(OptionalLibrariesTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path policyTest() throws IOException {
        return Files.writeString(folder.resolve("test.yaml"), """
                resources: [{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: x}}]
                expect: [{from: 192.0.2.1, to: x/a, port: 80, verdict: allowed}]
                """);
    }

    @Test
    void theRunnerRunsWithoutThem() throws Exception {
        try (URLClassLoader loader = without("assertj", "junit", "opentest4j", "jqwik", "archunit", "byte-buddy")) {
            assertThatThrownBy(() -> loader.loadClass("org.assertj.core.api.Assertions"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> loader.loadClass("org.opentest4j.AssertionFailedError"))
                    .isInstanceOf(ClassNotFoundException.class);
            for (JavaClass type : TESTING) {
                if (type.getPackageName().equals("io.netpol.testing")) {
                    Class<?> loaded = Class.forName(type.getName(), true, loader);
                    assertThat(loaded.getDeclaredMethods()).as(type.getName()).isNotNull();
                }
            }
            Class<?> runner = loader.loadClass("io.netpol.testing.PolicyTestRunner");
            Object made = runner.getMethod("withDefaults").invoke(null);
            Class<?> options = loader.loadClass("io.netpol.yaml.ReadingOptions");
            Class<?> files = loader.loadClass("io.netpol.yaml.PolicyTestFiles");
            Object found = files.getMethod("in", Iterable.class, options)
                    .invoke(
                            null,
                            List.of(policyTest()),
                            options.getMethod("defaults").invoke(null));
            Object test = ((List<?>) files.getMethod("tests").invoke(found)).get(0);
            Object result = runner.getMethod("run", test.getClass()).invoke(made, test);
            assertThat(((List<?>) result.getClass().getMethod("results").invoke(result)).toString())
                    .contains("status=PASSED");
        }
    }

    @Test
    void assertionsFailWithoutJUnitToo() throws Exception {
        try (URLClassLoader loader = without("junit", "opentest4j", "jqwik", "archunit")) {
            Class<?> cluster = loader.loadClass("io.netpol.cluster.Cluster");
            Object builder = cluster.getMethod("builder").invoke(null);
            Object empty = builder.getClass().getMethod("build").invoke(builder);
            Object assertion = loader.loadClass("io.netpol.testing.assertj.NetpolAssertions")
                    .getMethod("assertThat", cluster)
                    .invoke(null, empty);

            assertThatThrownBy(() -> assertion
                            .getClass()
                            .getMethod("hasNoUnprotectedPods")
                            .invoke(assertion))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isExactlyInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("\nExpecting every pod to be isolated for ingress and egress, but:");
        }
    }

    @Test
    void policyTestsAreMadeWithoutAssertJ() throws Exception {
        try (URLClassLoader loader = without("assertj", "byte-buddy", "jqwik", "archunit")) {
            Object nodes = loader.loadClass("io.netpol.testing.junit.PolicyTests")
                    .getMethod("in", Path.class, Path[].class)
                    .invoke(null, policyTest(), new Path[0]);

            assertThat((Stream<?>) nodes).hasSize(1);
        }
    }
}
