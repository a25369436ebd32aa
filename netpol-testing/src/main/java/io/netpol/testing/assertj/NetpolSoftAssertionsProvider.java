package io.netpol.testing.assertj;

import io.netpol.cluster.Cluster;
import io.netpol.eval.Evaluator;
import org.assertj.core.api.SoftAssertionsProvider;

/** Soft assertions about clusters, to be mixed into soft assertions of one's own. */
public interface NetpolSoftAssertionsProvider extends SoftAssertionsProvider {
    /** Begins assertions about a cluster, under the default options; what fails is told with all else at the end. */
    default ClusterAssert assertThat(Cluster actual) {
        return proxy(ClusterAssert.class, Cluster.class, actual);
    }

    /** Begins assertions about the cluster of an evaluator; what fails is told with all else at the end. */
    default ClusterAssert assertThat(Evaluator evaluator) {
        return assertThat(evaluator.cluster()).asking(evaluator);
    }
}
