package io.netpol.cli.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of packages and classes, and what is said of those that are none. */
class TargetClassTest {
    @ParameterizedTest
    @CsvSource({
        "com.example.policies, NetworkPolicies, com/example/policies/NetworkPolicies.java",
        "p, C, p/C.java",
        "javax.policies, policies, javax/policies/policies.java",
        "_p.$x, Gr\u00fc\u00dfe, _p/$x/Gr\u00fc\u00dfe.java",
        "record.sealed.var, Record, record/sealed/var/Record.java"
    })
    void namesThatCanBe(String packageName, String className, String path) {
        assertThat(new TargetClass(packageName, className).path()).isEqualTo(path);
    }

    private static void assertRefused(String packageName, String className, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TargetClass(packageName, className))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                | as a part of it is empty; write com.example.policies
            ' '               | as " " is no identifier; write com.example.policies
            com..example      | as a part of it is empty; write com.example
            com.example.      | as a part of it is empty; write com.example
            com.my-shop       | as "my-shop" is no identifier; write com.my_shop
            com/example/shop  | as "com/example/shop" is no identifier; write com.example.shop
            com.class.x       | as "class" is a keyword; write com.class_.x
            com.1st           | as "1st" is no identifier; write com._1st
            com.example.*     | as "*" is no identifier; write com.example.__
            com.true          | as "true" is a keyword; write com.true_
            """)
    void packagesThatAreNone(String name, String why) {
        assertRefused(name, "C", "the package \"" + name + "\" can be none, " + why);
    }

    @Test
    void packagesOfThePlatform() {
        for (String name : new String[] {"java", "java.util"}) {
            assertRefused(
                    name,
                    "C",
                    "the package \"" + name
                            + "\" belongs to the platform; write one of your own, such as com.example.policies");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                     | can be none, as that is no identifier; write NetworkPolicies
            my-policies            | can be none, as that is no identifier; write MyPolicies
            Policies.java          | can be none, as that is no identifier; write Policies
            1st                    | can be none, as that is no identifier; write Policies1st
            a b                    | can be none, as that is no identifier; write AB
            class                  | can be none, as that is a word of the language; write Class
            record                 | can be none, as that is a word of the language; write Record
            var                    | can be none, as that is a word of the language; write Var
            null                   | can be none, as that is a word of the language; write Null
            _                      | can be none, as that is a word of the language; write Policies_
            com.example.Policies   | is named with its package; write --package com.example --class Policies
            a.B.java               | is named with its package; write --package a --class B
            """)
    void classesThatAreNone(String name, String why) {
        assertRefused("p", name, "the class \"" + name + "\" " + why);
    }

    @Test
    void bothAtOnce() {
        assertRefused(
                "a-b",
                "c-d",
                "the package \"a-b\" can be none, as \"a-b\" is no identifier; write a_b; the class \"c-d\" can be none, as"
                        + " that is no identifier; write CD");
    }

    /** What is proposed can be written. */
    @ParameterizedTest
    @CsvSource({"'', ''", "com.my-shop, my-policies", "com..class, class", "*, *", "_, _", "1.2, 1", "' a', ' a'"})
    void proposalsAreNames(String packageName, String className) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TargetClass(packageName, className))
                .satisfies(refused -> {
                    String[] problems = refused.getMessage().split("; the class ", -1);
                    new TargetClass(proposal(problems[0]), proposal(problems[1]));
                });
    }

    private static String proposal(String problem) {
        return problem.substring(problem.lastIndexOf("; write ") + "; write ".length());
    }
}
