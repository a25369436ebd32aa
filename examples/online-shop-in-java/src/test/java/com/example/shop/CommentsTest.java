package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Nothing but comments is taken out, so that what is compared afterwards is what a person wrote. */
class CommentsTest {
    @Test
    void commentsAndTheEmptyLinesBehindThem() {
        assertThat(Comments.removed("""
                        # A policy.
                        #

                        kind: NetworkPolicy   # of v1
                        spec:
                          # everybody
                          podSelector: {}
                        """)).isEqualTo("kind: NetworkPolicy\nspec:\n  podSelector: {}\n");
    }

    @Test
    void everythingElseStays() {
        String odd = "a:  1 \n\n\nb: c#d\n---\n \ne: f\t\r\n";

        assertThat(Comments.removed(odd)).isEqualTo(odd);
        assertThat(Comments.removed("a: 1")).isEqualTo("a: 1");
    }

    @Test
    void whatCouldBeNoCommentIsRefused() {
        for (String line : new String[] {"a: 'b # c'", "a: \"b # c\"", "a: |", "a: >-", "a: |2"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Comments.removed("x: y\n" + line + "\n"))
                    .withMessage("a line in which a number sign may be no comment: " + line);
        }
    }
}
