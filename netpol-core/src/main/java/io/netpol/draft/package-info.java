/**
 * Policies as a manifest says them, valid or not: texts and numbers with the field names of the API, defaults not yet
 * applied, absent and empty lists already the same (rule S8). Readers build drafts, {@link io.netpol.validation} judges
 * them, {@link io.netpol.model} is made from those that are valid, and writers turn values back into drafts.
 */
@NullMarked
package io.netpol.draft;

import org.jspecify.annotations.NullMarked;
