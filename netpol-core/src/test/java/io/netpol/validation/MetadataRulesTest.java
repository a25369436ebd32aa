package io.netpol.validation;

import static io.netpol.validation.Drafts.metadata;
import static io.netpol.validation.Drafts.pathsAndKinds;
import static io.netpol.validation.Drafts.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.OwnerReferenceDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules V1.1 to V1.9. */
class MetadataRulesTest {
    private static ImmutableList<Violation> check(MetadataDraft.Builder metadata) {
        Violations violations = Violations.collector();
        MetadataRules.checkNamespaced(metadata.build(), violations.field("metadata"));
        return violations.toList();
    }

    /** A DNS name of 193 to 255 bytes, in labels of at most 63. */
    private static String subdomain(int length) {
        return ("a".repeat(63) + ".").repeat(4).substring(0, length);
    }

    @Test
    void aNameIsRequired() {
        assertThat(texts(check(MetadataDraft.builder().namespace("bar"))))
                .containsExactly("metadata.name: a name is required; write one, such as default-deny");
        assertThat(pathsAndKinds(check(metadata().name("")))).containsExactly("metadata.name REQUIRED");
    }

    @Test
    void aPrefixStandsForTheName() {
        assertThat(check(MetadataDraft.builder().generateName("deny-").namespace("bar")))
                .isEmpty();
        assertThat(pathsAndKinds(check(MetadataDraft.builder().generateName("").namespace("bar"))))
                .containsExactly("metadata.name REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "default-deny", "a.b", "1.2-3.c", "a--b", "xn--bcher-kva"})
    void dnsNamesAreNames(String name) {
        assertThat(check(metadata().name(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Allow",
                "allow_all",
                "-a",
                "a-",
                ".a",
                "a.",
                "a..b",
                "a.-b",
                "a-.b",
                " ",
                "a b",
                "abc\n",
                "\nabc",
                "a/b",
                "ä",
                "\u0661"
            })
    void otherTextsAreNoNames(String name) {
        assertThat(pathsAndKinds(check(metadata().name(name)))).containsExactly("metadata.name INVALID");
    }

    @Test
    void aBadNameIsQuoted() {
        assertThat(texts(check(metadata().name("Allow_All"))))
                .containsExactly("metadata.name: the name \"Allow_All\" is no DNS name: lower-case letters, digits, '-'"
                        + " and '.', each part starting and ending with a letter or digit, such as example.com");
    }

    @Test
    void aNameHasAtMost253Bytes() {
        assertThat(check(metadata().name(subdomain(253)))).isEmpty();
        assertThat(texts(check(metadata().name(subdomain(254)))))
                .containsExactly("metadata.name: the name has 254 bytes; at most 253 are allowed");
    }

    @Test
    void bytesCountNotCharacters() {
        // 127 letters of two bytes each: 254 bytes
        assertThat(pathsAndKinds(check(metadata().name("ä".repeat(126))))).hasSize(1);
        assertThat(texts(check(metadata().name("ä".repeat(127)))))
                .hasSize(2)
                .first()
                .isEqualTo("metadata.name: the name has 254 bytes; at most 253 are allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a-", "deny.", "Deny-", "-"})
    void oneHyphenAtTheEndOfAPrefixIsIgnored(String prefix) {
        boolean valid = prefix.equals("a") || prefix.equals("a-");

        assertThat(pathsAndKinds(check(metadata().generateName(prefix))))
                .isEqualTo(valid ? ImmutableList.of() : ImmutableList.of("metadata.generateName INVALID"));
    }

    @Test
    void thePrefixIsAsLongAsAName() {
        assertThat(check(metadata().generateName(subdomain(253) + "-"))).isEmpty();
        assertThat(texts(check(metadata().generateName(subdomain(254) + "-"))))
                .containsExactly("metadata.generateName: the name prefix has 254 bytes; at most 253 are allowed");
    }

    @Test
    void aNamespaceIsRequired() {
        assertThat(texts(check(MetadataDraft.builder().name("foo"))))
                .containsExactly(
                        "metadata.namespace: a namespace is required; write the namespace whose pods the policy selects");
        assertThat(pathsAndKinds(check(metadata().namespace("")))).containsExactly("metadata.namespace REQUIRED");
    }

    @Test
    void aNamespaceIsADnsLabel() {
        assertThat(check(metadata().namespace("a".repeat(63)))).isEmpty();
        assertThat(texts(check(metadata().namespace("a".repeat(64)))))
                .containsExactly("metadata.namespace: the namespace name has 64 bytes; at most 63 are allowed");
        assertThat(texts(check(metadata().namespace("kube.system"))))
                .containsExactly(
                        "metadata.namespace: the namespace name \"kube.system\" has a dot; a namespace name has"
                                + " none, write kube-system");
        assertThat(texts(check(metadata().namespace("Prod"))))
                .containsExactly("metadata.namespace: the namespace name \"Prod\" is no DNS label: lower-case letters,"
                        + " digits and '-', starting and ending with a letter or digit, such as my-name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc\n", "-a", "a-", "a_b", "a b", "ä", "a.-b"})
    void otherTextsAreNoNamespaces(String namespace) {
        assertThat(pathsAndKinds(check(metadata().namespace(namespace)))).containsExactly("metadata.namespace INVALID");
    }

    @Test
    void aNamespaceCanHaveSeveralDefects() {
        assertThat(pathsAndKinds(check(metadata().namespace("a.".repeat(32) + "b"))))
                .containsExactly("metadata.namespace INVALID", "metadata.namespace INVALID");
    }

    @Test
    void labelsHaveLabelSyntax() {
        assertThat(check(metadata().putLabels("example.com/App", "").putLabels("a", "B_c.d-e")))
                .isEmpty();
        ImmutableList<Violation> found =
                check(metadata().putLabels("z", "-").putLabels("a b", "c").putLabels("k", "v"));

        // in the order of the keys, whatever the order of the manifest
        assertThat(pathsAndKinds(found)).containsExactly("metadata.labels INVALID", "metadata.labels INVALID");
        assertThat(found).extracting(Violation::entry).containsExactly("a b", "z");
    }

    @Test
    void annotationKeysAreJudgedInLowerCase() {
        assertThat(check(metadata().putAnnotations("Example.COM/Note", "any text\nat all")))
                .isEmpty();
        assertThat(pathsAndKinds(check(metadata().putLabels("Example.COM/Note", "a"))))
                .containsExactly("metadata.labels INVALID");
    }

    @Test
    void aBadAnnotationKeyIsNamed() {
        ImmutableList<Violation> found = check(
                metadata().putAnnotations("b c", "").putAnnotations("a/b/c", "").putAnnotations("ok", ""));

        assertThat(found).extracting(Violation::entry).containsExactly("a/b/c", "b c");
        assertThat(texts(found))
                .containsExactly(
                        "metadata.annotations: \"a/b/c\" is no annotation key: it has more than one '/'; write a name, or"
                                + " a DNS prefix, one '/' and a name, such as app or example.com/app",
                        "metadata.annotations: \"b c\" is no annotation key: the name part may hold letters, digits,"
                                + " '-', '_' and '.', and starts and ends with a letter or digit, such as app or"
                                + " my.name");
    }

    @Test
    void annotationsHaveAtMost262144BytesTogether() {
        // one byte for the key, two for each letter
        String most = "x" + "ä".repeat(131_071);
        assertThat(check(metadata().putAnnotations("a", most))).isEmpty();
        assertThat(texts(check(metadata().putAnnotations("a", most.substring(1)).putAnnotations("b", "xy"))))
                .containsExactly("metadata.annotations: the annotations have 262146 bytes, keys and values together; at"
                        + " most 262144 are allowed");
        assertThat(pathsAndKinds(check(metadata().putAnnotations("a", most + "x"))))
                .containsExactly("metadata.annotations TOO_LONG");
    }

    @Test
    void aGenerationIsNotNegative() {
        assertThat(check(metadata().generation(0))).isEmpty();
        assertThat(texts(check(metadata().generation(-1))))
                .containsExactly("metadata.generation: -1 is negative; the API server counts generations from 1");
        assertThat(pathsAndKinds(check(metadata().generation(Long.MIN_VALUE))))
                .containsExactly("metadata.generation INVALID");
    }

    private static OwnerReferenceDraft.Builder owner(String name) {
        return OwnerReferenceDraft.builder()
                .apiVersion("v1")
                .kind("Thing")
                .name(name)
                .uid("u");
    }

    @Test
    void anOwnerHasFourFields() {
        OwnerReferenceDraft empty = OwnerReferenceDraft.builder().build();

        assertThat(check(metadata()
                        .addOwnerReferences(owner("a").build(), owner("b").build())))
                .isEmpty();
        assertThat(texts(check(metadata().addOwnerReferences(owner("a").build(), empty))))
                .containsExactly(
                        "metadata.ownerReferences[1].apiVersion: an owner reference needs apiVersion, kind, name and uid",
                        "metadata.ownerReferences[1].kind: an owner reference needs apiVersion, kind, name and uid",
                        "metadata.ownerReferences[1].name: an owner reference needs apiVersion, kind, name and uid",
                        "metadata.ownerReferences[1].uid: an owner reference needs apiVersion, kind, name and uid");
        assertThat(check(metadata().addOwnerReferences(empty)))
                .extracting(Violation::kind)
                .containsOnly(ViolationKind.REQUIRED);
    }

    @Test
    void oneOwnerIsTheController() {
        OwnerReferenceDraft controller = owner("a").controller(true).build();

        assertThat(check(metadata().addOwnerReferences(owner("b").build(), controller)))
                .isEmpty();
        ImmutableList<Violation> found =
                check(metadata().addOwnerReferences(controller, owner("b").build(), controller, controller));
        assertThat(pathsAndKinds(found))
                .containsExactly("metadata.ownerReferences[2] FORBIDDEN", "metadata.ownerReferences[3] FORBIDDEN");
        assertThat(found.get(0).message())
                .isEqualTo("a second owner with controller: true; an object has at most one controller");
    }

    @Test
    void finalizersAreQualifiedNames() {
        assertThat(check(metadata().addFinalizers("example.com/cleanup"))).isEmpty();
        assertThat(texts(check(metadata().addFinalizers("example.com/cleanup", "/x"))))
                .containsExactly(
                        "metadata.finalizers[1]: \"/x\" is no finalizer: the prefix before '/' is empty; write a"
                                + " DNS name there, or leave the '/' out");
    }

    @Test
    void everythingIsReportedInTheOrderOfTheServer() {
        MetadataDraft.Builder metadata = MetadataDraft.builder()
                .finalizers(ImmutableList.of(""))
                .addOwnerReferences(OwnerReferenceDraft.builder().build())
                .putAnnotations("?", "")
                .putLabels("?", "?")
                .generation(-5)
                .namespace("A.b")
                .name("A")
                .generateName("A");

        assertThat(pathsAndKinds(check(metadata)))
                .containsExactly(
                        "metadata.generateName INVALID",
                        "metadata.name INVALID",
                        "metadata.namespace INVALID",
                        "metadata.generation INVALID",
                        "metadata.labels INVALID",
                        "metadata.labels INVALID",
                        "metadata.annotations INVALID",
                        "metadata.ownerReferences[0].apiVersion REQUIRED",
                        "metadata.ownerReferences[0].kind REQUIRED",
                        "metadata.ownerReferences[0].name REQUIRED",
                        "metadata.ownerReferences[0].uid REQUIRED",
                        "metadata.finalizers[0] INVALID",
                        "metadata.finalizers[0] INVALID");
    }
}
