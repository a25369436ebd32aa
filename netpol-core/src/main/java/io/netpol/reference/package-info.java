/**
 * The specification as code: slow, obvious, and the measure for everything faster. It goes through tiers of policies at
 * each end of a connection; today there is one tier, NetworkPolicy, and behind it the default that allows.
 */
@NullMarked
package io.netpol.reference;

import org.jspecify.annotations.NullMarked;
