/**
 * Policies as sentences. Words from {@link io.netpol.dsl.Sentences} and {@link io.netpol.model.Ports} enter, a finished
 * {@link io.netpol.model.NetworkPolicy} leaves; between them each step offers only what can come next, so that half a
 * sentence does not compile and an ambiguous one cannot be said. A comma always means "or another". Every value can be
 * kept in a constant and used again; what breaks a rule throws where it is written.
 */
@NullMarked
@CheckReturnValue
package io.netpol.dsl;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
