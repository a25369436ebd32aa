/**
 * Cluster-wide policies as sentences. Words from {@link io.netpol.dsl.clusterwide.ClusterSentences}, nouns from
 * {@link io.netpol.dsl.Sentences} and ports from {@link io.netpol.model.Ports} enter, a finished
 * {@link io.netpol.model.ClusterNetworkPolicy} leaves. As in {@link io.netpol.dsl} half a sentence does not compile and an
 * ambiguous one cannot be said; but here rules stand in an order, and a comma between two of them means "otherwise".
 */
@NullMarked
@CheckReturnValue
package io.netpol.dsl.clusterwide;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
