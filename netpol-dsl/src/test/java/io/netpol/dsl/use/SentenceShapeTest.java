package io.netpol.dsl.use;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.netpol.dsl.Labels;
import io.netpol.dsl.Pods;
import io.netpol.dsl.Sentences;
import io.netpol.dsl.clusterwide.ClusterSentences;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPorts;
import io.netpol.model.IpBlock;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespaceScope;
import io.netpol.model.NamespacedPods;
import io.netpol.model.Peer;
import io.netpol.model.Peers;
import io.netpol.model.PodPeer;
import io.netpol.model.PortMatch;
import io.netpol.model.Ports;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no sentence can say, whatever words are added: the shapes of all methods that a user sees. */
class SentenceShapeTest {
    private static final JavaClasses SENTENCES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.netpol.dsl");

    /** What stands for pods, addresses or namespaces, whole or in part. */
    private static final ImmutableSet<Class<?>> NOUNS = ImmutableSet.of(
            Labels.class,
            Pods.class,
            Peer.class,
            Peers.class,
            PodPeer.class,
            IpBlock.class,
            IpBlock.Whole.class,
            LabelSelector.class,
            NamespaceScope.class,
            NamespacedPods.class,
            ClusterPeer.class,
            ClusterPeer.Networks.class,
            ClusterPeer.Nodes.class,
            ClusterPeer.DomainNames.class);

    /** The words of the model that a sentence can end up in the middle of. */
    private static final ImmutableSet<Class<?>> WORDS_OF_THE_MODEL = ImmutableSet.of(
            Peer.class,
            PodPeer.class,
            NamespacedPods.class,
            IpBlock.class,
            IpBlock.Whole.class,
            Ports.class,
            PortMatch.class,
            PortMatch.Every.class,
            PortMatch.Numbers.class,
            PortMatch.SinglePort.class,
            PortMatch.Named.class,
            ClusterPorts.NamedPort.class);

    private static boolean isSeenByUsers(JavaClass javaClass) {
        return javaClass.getModifiers().contains(JavaModifier.PUBLIC)
                && !javaClass.getName().contains(".Immutable")
                && !javaClass.getPackageName().equals("io.netpol.dsl.internal");
    }

    /** All methods that a user of the sentences can call. */
    private static Stream<Method> publicMethods() {
        return Stream.concat(
                        SENTENCES.stream()
                                .filter(SentenceShapeTest::isSeenByUsers)
                                .map(JavaClass::reflect),
                        WORDS_OF_THE_MODEL.stream())
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()));
    }

    @Test
    void nothingIsCalledAndOrOr() {
        noMethods().should().haveNameMatching("(?i)and|or").check(SENTENCES);
        assertThat(publicMethods().map(Method::getName)).hasSizeGreaterThan(110).doesNotContain("and", "or");
    }

    /** What stands for a noun among the parameters, the receiver included. */
    private static List<Class<?>> nounsTaken(Method method) {
        Stream<Class<?>> receiver =
                Modifier.isStatic(method.getModifiers()) ? Stream.of() : Stream.of(method.getDeclaringClass());
        return Stream.concat(receiver, Arrays.stream(method.getParameterTypes()))
                .map(type -> type.isArray() ? type.getComponentType() : type)
                .filter(NOUNS::contains)
                .collect(Collectors.toList());
    }

    @Test
    void noMethodMakesOneNounOfTwo() {
        Set<String> joining = publicMethods()
                .filter(method -> NOUNS.stream().anyMatch(noun -> noun.isAssignableFrom(method.getReturnType())))
                .filter(method -> nounsTaken(method).size() > 1)
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                .collect(Collectors.toSet());

        // pods by their labels, in namespaces by their labels: the one noun that has two parts; and how the model makes
        // it
        assertThat(joining).containsExactlyInAnyOrder("Pods.inNamespaces", "PodPeer.of", "NamespacedPods.of");
    }

    @Test
    void noMethodMakesOneNounOfAList() {
        assertThat(publicMethods()
                        .filter(method ->
                                NOUNS.stream().anyMatch(noun -> noun.isAssignableFrom(method.getReturnType())))
                        .filter(method -> Arrays.stream(method.getGenericParameterTypes())
                                .anyMatch(type -> NOUNS.stream()
                                        .anyMatch(noun -> type.getTypeName().contains("<" + noun.getName())
                                                || type.getTypeName().contains("extends " + noun.getName())
                                                || type.getTypeName().equals(noun.getName() + "[]"))))
                        .map(Method::toString))
                .isEmpty();
    }

    /** The methods that take several peers of a kind, or a list of them. */
    private static Stream<String> whereMeet(Class<?> peer) {
        return publicMethods()
                .filter(method -> Arrays.stream(method.getGenericParameterTypes())
                        .map(Type::getTypeName)
                        .anyMatch(type -> type.equals(peer.getName() + "[]")
                                || type.contains("<" + peer.getName() + ">")
                                || type.contains("<? extends " + peer.getName() + ">")))
                .map(Method::getName)
                .distinct();
    }

    @Test
    void peersMeetInFromAndToAlone() {
        assertThat(whereMeet(Peer.class)).containsExactlyInAnyOrder("from", "to");
        assertThat(whereMeet(NamespacedPods.class)).containsExactlyInAnyOrder("acceptFrom", "denyFrom", "passFrom");
        assertThat(whereMeet(ClusterPeer.class)).containsExactlyInAnyOrder("acceptTo", "denyTo", "passTo");
        assertThat(Stream.of(PodPeer.class, ClusterPeer.Networks.class, ClusterPeer.Nodes.class)
                        .flatMap(SentenceShapeTest::whereMeet))
                .isEmpty();
    }

    @Test
    void whatOnlyLeavesTheClusterIsTakenByWordsForEgressAlone() {
        assertThat(SENTENCES.stream()
                        .filter(SentenceShapeTest::isSeenByUsers)
                        .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> Arrays.stream(method.getGenericParameterTypes())
                                .anyMatch(type -> type.getTypeName().contains(ClusterPeer.class.getName())))
                        .map(Method::getName)
                        .distinct())
                .containsExactlyInAnyOrder("acceptTo", "denyTo", "passTo", "acceptToDns", "allowDns");
    }

    @Test
    void thePackageUsesTheModelAndItsRulesAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.netpol.dsl..",
                        "io.netpol.model",
                        "io.netpol.net",
                        "io.netpol.validation",
                        "java..",
                        "com.google.common..",
                        "org.immutables.value..",
                        "org.jspecify.annotations..",
                        "com.google.errorprone.annotations..")
                .check(SENTENCES);
        // the rules serve where a text is no value of the model yet
        noClasses()
                .that()
                .doNotHaveSimpleName("CheckedWords")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netpol.validation")
                .check(SENTENCES);
    }

    @Test
    void theWordsForOnePolicyDoNotKnowThoseForAll() {
        noClasses()
                .that()
                .resideInAnyPackage("io.netpol.dsl", "io.netpol.dsl.internal")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netpol.dsl.clusterwide")
                .check(SENTENCES);
    }

    @Test
    void stepsAreMadeByStepsAlone() {
        assertThat(SENTENCES.stream()
                        .filter(SentenceShapeTest::isSeenByUsers)
                        .map(JavaClass::reflect)
                        .filter(type -> !type.isSealed() && !Modifier.isFinal(type.getModifiers())))
                .isEmpty();
        assertThat(SENTENCES.stream()
                        .filter(SentenceShapeTest::isSeenByUsers)
                        .flatMap(type -> type.getConstructors().stream())
                        .filter(constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC)))
                .isEmpty();
    }

    @Test
    void valuesHoldNothingThatChanges() {
        assertThat(SENTENCES.stream()
                        .filter(type -> !type.getSimpleName().equals("Builder"))
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL)))
                .isEmpty();
    }

    @Test
    void whatIsLeftUnfinishedIsSeen() {
        assertThat(Stream.of(Sentences.class, ClusterSentences.class)
                        .map(Class::getPackage)
                        .filter(room -> !room.isAnnotationPresent(CheckReturnValue.class)))
                .isEmpty();
        assertThat(SENTENCES.stream()
                        .filter(SentenceShapeTest::isSeenByUsers)
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaMethod::getRawReturnType)
                        .map(JavaClass::getName))
                .isNotEmpty()
                .doesNotContain("void");
    }
}
