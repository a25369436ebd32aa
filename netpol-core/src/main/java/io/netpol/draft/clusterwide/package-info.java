/**
 * Cluster-wide policies as a manifest says them, valid or not: ClusterNetworkPolicy, and AdminNetworkPolicy and
 * BaselineAdminNetworkPolicy before it. All three have one shape; only their ports differ. Readers build these drafts,
 * {@link io.netpol.validation} judges them, {@link io.netpol.model.ClusterNetworkPolicy} is made from those that are valid,
 * and writers turn values back into drafts.
 */
@NullMarked
package io.netpol.draft.clusterwide;

import org.jspecify.annotations.NullMarked;
