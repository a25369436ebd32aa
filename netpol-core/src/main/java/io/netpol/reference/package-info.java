/**
 * The specification as code: slow, obvious, and the measure for everything faster. It goes through tiers of policies at
 * each end of a connection: Admin, NetworkPolicy, Baseline, and behind them the default that allows. Side is one
 * end, SideRules what all tiers say about it, and Ending how a port ends where everything is known;
 * Finding goes through all that is not known, and Explainer says why.
 */
@NullMarked
package io.netpol.reference;

import org.jspecify.annotations.NullMarked;
