/**
 * What a valid policy is. Drafts hold a policy as a manifest says it, valid or not; rules look at drafts and collect
 * every violation with its field path. The constructors of {@link io.netpol.model} and the readers of manifests use the
 * same rules, so that there is one place for each of them. The rules follow the validation of the Kubernetes API
 * server; the texts say what to write instead.
 */
@NullMarked
package io.netpol.validation;

import org.jspecify.annotations.NullMarked;
