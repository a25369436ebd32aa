package io.netpol;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.Serializable;
import java.net.InetAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each room of the core may use, and what no class of the core is or does. */
class ArchitectureTest {
    private static final String ROOT = "io.netpol.";

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages("io.netpol");

    /** Each package with those that it may use. An arrow that is not here is none. */
    private static final ImmutableSetMultimap<String, String> ARROWS = ImmutableSetMultimap.<String, String>builder()
            .putAll("draft", "net", "internal")
            .putAll("draft.clusterwide", "draft", "net", "internal")
            .putAll("validation", "draft", "draft.clusterwide", "net")
            .putAll("model", "validation", "draft", "draft.clusterwide", "net", "internal")
            .putAll("cluster", "model", "net", "internal")
            .putAll("eval", "cluster", "model", "net", "internal")
            .putAll("reference", "eval", "cluster", "model", "net", "internal")
            .putAll("matcher", "eval", "cluster", "model", "net", "internal")
            .putAll("analysis", "eval", "cluster", "model", "net", "internal")
            .build();

    private static final ImmutableSortedSet<String> PACKAGES = ImmutableSortedSet.of(
            "analysis",
            "cluster",
            "draft",
            "draft.clusterwide",
            "eval",
            "internal",
            "matcher",
            "model",
            "net",
            "reference",
            "validation");

    static Stream<String> packages() {
        return PACKAGES.stream();
    }

    private static String packageOf(JavaClass javaClass) {
        return javaClass.getPackageName().substring(ROOT.length());
    }

    private static DescribedPredicate<JavaClass> generated() {
        return describe(
                "generated",
                javaClass -> javaClass.getSimpleName().startsWith("Immutable")
                        || javaClass
                                .getEnclosingClass()
                                .map(JavaClass::getSimpleName)
                                .orElse("")
                                .startsWith("Immutable"));
    }

    @Test
    void everyPackageIsKnownHere() {
        assertThat(CORE.stream().map(ArchitectureTest::packageOf).distinct())
                .containsExactlyInAnyOrderElementsOf(PACKAGES);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesOnlyThoseItMay(String name) {
        String[] others = PACKAGES.stream()
                .filter(other -> !other.equals(name) && !ARROWS.containsEntry(name, other))
                .map(other -> ROOT + other + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(CORE);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("io.netpol.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void theCoreNeedsGuavaAndNothingElse() {
        // annotations of the others are in the class files; nobody needs them to run
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.netpol..",
                        "java..",
                        "com.google.common..",
                        "org.immutables.value..",
                        "org.jspecify.annotations..",
                        "com.google.errorprone.annotations.."))
                .check(CORE);
        // half a question is a mistake that the compiler of a user can find
        noClasses()
                .that(are(not(generated())))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("com.google.errorprone.annotations..").and(not(type(CheckReturnValue.class))))
                .check(CORE);
    }

    @Test
    void publicClassesAreFinalOrSealed() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and(are(not(generated())))
                .should(be(describe(
                        "final or sealed",
                        javaClass -> javaClass.getModifiers().contains(JavaModifier.FINAL)
                                || javaClass.reflect().isSealed())))
                .check(CORE);
    }

    @Test
    void whatIsGeneratedStaysInItsPackage() {
        classes()
                .that()
                .haveSimpleNameStartingWith("Immutable")
                .should()
                .bePackagePrivate()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .check(CORE);
    }

    @Test
    void namesAreTermsOfTheField() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Data|Info)(\\$.*)?")
                .check(CORE);
    }

    @Test
    void nothingAsksDns() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(InetAddress.class)
                .check(CORE);
    }

    @Test
    void onlyExceptionsAndEnumsAreSerializable() {
        noClasses()
                .that()
                .areNotAssignableTo(Throwable.class)
                .and()
                .areNotEnums()
                .should()
                .beAssignableTo(Serializable.class)
                .check(CORE);
    }

    @Test
    void nothingPrints() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
    }
}
