/**
 * What the sentences of all kinds of policies check their words with: texts, numbers and lists enter as they are said, and
 * leave as they are or not at all. Nothing here is of use outside the project.
 */
@NullMarked
package io.netpol.dsl.internal;

import org.jspecify.annotations.NullMarked;
