package io.netpol.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.netpol.cli.source.JavaSource;
import io.netpol.cli.source.TargetClass;
import java.net.InetAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which module may use which, and what no class of any module is or does. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(location -> !isOfTests(location))
            .importPackages("io.netpol");

    /** What stands above the core, lower first: each package may use those before it, as far as it says here. */
    private static final ImmutableListMultimap<String, String> FORBIDDEN =
            ImmutableListMultimap.<String, String>builder()
                    .putAll(
                            "io.netpol.yaml..",
                            "io.netpol.dsl..",
                            "io.netpol.eval..",
                            "io.netpol.reference..",
                            "io.netpol.analysis..",
                            "io.netpol.testing..",
                            "io.netpol.cli..")
                    .putAll(
                            "io.netpol.yaml.document..",
                            "io.netpol.yaml",
                            "io.netpol.yaml.jackson..",
                            "io.netpol.cluster..",
                            "io.netpol.model..",
                            "io.netpol.net..",
                            "io.netpol.draft..",
                            "io.netpol.validation..")
                    .putAll("io.netpol.testing", "io.netpol.analysis..")
                    .putAll("io.netpol.testing.assertj..", "io.netpol.yaml..")
                    .putAll("io.netpol.testing.junit..", "io.netpol.analysis..")
                    .putAll(
                            "io.netpol.testing..",
                            "io.netpol.yaml.document..",
                            "io.netpol.yaml.jackson..",
                            "io.netpol.cli..",
                            "com.fasterxml.jackson..",
                            "org.yaml..")
                    .putAll(
                            "io.netpol.dsl..",
                            "io.netpol.cluster..",
                            "io.netpol.eval..",
                            "io.netpol.reference..",
                            "io.netpol.analysis..",
                            "io.netpol.yaml..",
                            "io.netpol.testing..",
                            "io.netpol.cli..")
                    .putAll("io.netpol.cli..", "io.netpol.yaml.document..", "org.yaml..")
                    .putAll("io.netpol.cli", "com.palantir.javapoet..", "io.netpol.dsl..")
                    .putAll(
                            "io.netpol.cli.source..",
                            "io.netpol.cli",
                            "io.netpol.cluster..",
                            "io.netpol.eval..",
                            "io.netpol.reference..",
                            "io.netpol.analysis..",
                            "io.netpol.yaml..",
                            "io.netpol.testing..",
                            "com.fasterxml.jackson..",
                            "picocli..")
                    .build();

    private static final ImmutableSet<String> MODULES_ABOVE = ImmutableSet.of("dsl", "yaml", "testing", "cli");

    /** The classes of tests and fixtures, in a folder or in a jar. */
    private static boolean isOfTests(Location location) {
        return location.contains("/test-classes/") || location.contains("-tests.jar") || location.contains("/testkit/");
    }

    static Stream<String> packages() {
        return FORBIDDEN.keySet().stream();
    }

    /** What is nested in an interface is public, and yet no more visible than the interface. */
    private static boolean canBeUsedByAnybody(JavaClass javaClass) {
        return javaClass.getModifiers().contains(JavaModifier.PUBLIC)
                && javaClass
                        .getEnclosingClass()
                        .map(ArchitectureTest::canBeUsedByAnybody)
                        .orElse(true);
    }

    private static boolean isGenerated(JavaClass javaClass) {
        return javaClass.getName().contains("Immutable");
    }

    @Test
    void everyModuleIsLookedAt() {
        assertThat(ALL.stream().map(JavaClass::getPackageName))
                .contains(
                        "io.netpol.net",
                        "io.netpol.analysis",
                        "io.netpol.dsl",
                        "io.netpol.yaml",
                        "io.netpol.yaml.document",
                        "io.netpol.yaml.jackson",
                        "io.netpol.dsl",
                        "io.netpol.testing",
                        "io.netpol.testing.assertj",
                        "io.netpol.testing.junit",
                        "io.netpol.cli",
                        "io.netpol.cli.source")
                .doesNotContain("io.netpol.testkit");
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesNoneThatItMayNot(String name) {
        noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FORBIDDEN.get(name).toArray(String[]::new))
                .check(ALL);
    }

    @Test
    void theCoreUsesNoModuleAboveIt() {
        String[] above = MODULES_ABOVE.stream()
                .map(module -> "io.netpol." + module + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideOutsideOfPackages(above)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .check(ALL);
    }

    @Test
    void nobodyUsesTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.netpol.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netpol.cli..")
                .check(ALL);
    }

    @Test
    void documentsAreTheReadersOwnBusiness() {
        classes()
                .that()
                .resideInAPackage("io.netpol.yaml.document..")
                .should()
                .onlyBeAccessed()
                .byAnyPackage("io.netpol.yaml..")
                .check(ALL);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("io.netpol.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void picocliIsKnownToTheCommandLineOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.netpol.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(ALL);
    }

    @Test
    void librariesAreThoseOfTheDesign() {
        classes()
                .that()
                .resideOutsideOfPackages("io.netpol.testing.assertj..", "io.netpol.testing.junit..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.netpol..",
                        "java..",
                        "com.google.common..",
                        "com.google.errorprone.annotations..",
                        "org.immutables.value..",
                        "org.jspecify.annotations..",
                        "com.fasterxml.jackson..",
                        "org.yaml.snakeyaml..",
                        "picocli..",
                        "com.palantir.javapoet..",
                        "javax.lang.model.."))
                .check(ALL);
    }

    @Test
    void librariesForTestsStayWithTests() {
        classes()
                .that()
                .resideInAPackage("io.netpol.testing.assertj..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.netpol..",
                        "java..",
                        "com.google.common..",
                        "com.google.errorprone.annotations..",
                        "org.jspecify.annotations..",
                        "org.assertj.core.."))
                .check(ALL);
        classes()
                .that()
                .resideInAPackage("io.netpol.testing.junit..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.netpol..",
                        "java..",
                        "com.google.common..",
                        "org.jspecify.annotations..",
                        "org.junit.jupiter.api..",
                        "org.opentest4j.."))
                .check(ALL);
    }

    @Test
    void nothingAsksDns() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(InetAddress.class)
                .check(ALL);
    }

    @Test
    void onlyTheWayInEndsTheProgramAndUsesTheStandardStreams() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Main.class.getName())
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(ALL);
    }

    @Test
    void nothingLogsOrLoadsCodeByName() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(ALL);
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.slf4j..", "java.rmi..", "javax.script..", "java.lang.reflect.."))
                .orShould()
                .callMethod(Class.class, "forName", String.class)
                .check(ALL);
    }

    /** All but the one of which AssertJ's soft assertions make classes of their own. */
    @Test
    void publicClassesAreFinalOrSealed() {
        assertThat(ALL.stream()
                        .filter(javaClass -> javaClass.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(javaClass -> !javaClass.isInterface() && !javaClass.isEnum() && !isGenerated(javaClass))
                        .filter(javaClass -> !javaClass.getSimpleName().equals("package-info"))
                        .filter(javaClass -> !javaClass.getModifiers().contains(JavaModifier.FINAL)
                                && !javaClass.reflect().isSealed())
                        .map(JavaClass::getName))
                .containsExactly("io.netpol.testing.assertj.ClusterAssert");
    }

    @Test
    void commandsAreNoApi() {
        assertThat(ALL.stream()
                        .filter(resideInAPackage("io.netpol.cli.."))
                        .filter(ArchitectureTest::canBeUsedByAnybody)
                        .map(JavaClass::getName))
                .containsExactlyInAnyOrder(
                        Main.class.getName(),
                        // what the command needs of the package beside it
                        JavaSource.class.getName(),
                        TargetClass.class.getName());
    }
}
