/**
 * Policies as values: what a manifest means once defaults are applied, with no place left for the difference between
 * absent and empty. Everything here is immutable, valid by construction and compared by content; constructors apply the
 * rules of {@link io.netpol.validation} and throw {@link io.netpol.validation.InvalidValueException} with every
 * violation. Lists keep the order of the manifest, so that an index here is an index there.
 */
@NullMarked
package io.netpol.model;

import org.jspecify.annotations.NullMarked;
