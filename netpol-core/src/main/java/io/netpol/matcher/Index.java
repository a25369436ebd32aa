package io.netpol.matcher;

import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.eval.EvaluationOptions;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import java.util.Optional;

/**
 * One snapshot of the index. Numbers and what they mean are shared with the snapshots before and after it; all else is its own,
 * and shares what did not change.
 *
 * @param cluster the cluster
 * @param classes the numbers, shared
 * @param policies the policies in force
 * @param addresses the addresses, cut by terms
 * @param endpoints what endpoints are to policies
 * @param records finds the numbers of pods
 * @param pods the kinds of all pods by handle
 * @param neighbours the pods by addresses, once a change has asked for them
 * @param holders the pods by terms, of namespaces of which a change has asked for them
 * @param mostNumbers how many numbers there may be before the index is made anew, to be rid of those out of use
 */
record Index(
        Cluster cluster,
        Classes classes,
        PolicySet policies,
        AddressIndex addresses,
        Endpoints endpoints,
        PodRecords records,
        PodTable pods,
        Optional<Neighbours> neighbours,
        Holders holders,
        int mostNumbers) {

    /** Makes the index of a cluster. */
    static Index of(Cluster cluster, EvaluationOptions options, Room room) {
        Classes classes = new Classes(options, room.rowBytes());
        PolicySet.Edit edit = new PolicySet.Edit(PolicySet.none(), classes);
        for (ClusterNetworkPolicy policy : cluster.clusterPolicies()) {
            edit.put(policy);
        }
        for (NetworkPolicy policy : cluster.policies()) {
            edit.put(policy);
        }
        AddressIndex addresses = AddressIndex.of(classes.vocabulary())
                .with(edit.newPeers().filter(term -> classes.vocabulary().term(term) instanceof Term.Addresses));
        Index bare =
                of(cluster, classes, edit.after(), addresses, PodTable.empty(), Optional.empty(), Holders.none(), 0);
        PodTable.Edit table = new PodTable.Edit(bare.pods, cluster.handleLimit());
        for (int handle = 0; handle < cluster.handleLimit(); handle++) {
            Optional<Pod> pod = cluster.podAt(handle);
            if (pod.isPresent()) {
                table.put(handle, bare.records.kind(pod.get()));
            }
        }
        bare.policies.forgetPods();
        return of(
                cluster,
                classes,
                bare.policies,
                addresses,
                table.after(),
                Optional.empty(),
                Holders.none(),
                2 * classes.size() + room.spareNumbers());
    }

    static Index of(
            Cluster cluster,
            Classes classes,
            PolicySet policies,
            AddressIndex addresses,
            PodTable pods,
            Optional<Neighbours> neighbours,
            Holders holders,
            int mostNumbers) {
        Endpoints endpoints = new Endpoints(cluster, classes, addresses);
        return new Index(
                cluster,
                classes,
                policies,
                addresses,
                endpoints,
                new PodRecords(cluster, classes, policies, endpoints),
                pods,
                neighbours,
                holders,
                mostNumbers);
    }

    /** Gives the index with other kinds of pods. */
    Index with(PodTable otherPods, Holders otherHolders) {
        return new Index(
                cluster,
                classes,
                policies,
                addresses,
                endpoints,
                records,
                otherPods,
                neighbours,
                otherHolders,
                mostNumbers);
    }

    /** Gives the handle of a pod; -1 for one that is none of the live ones as they are now. */
    int handle(Pod pod) {
        int handle = cluster.handleOf(pod).orElse(-1);
        return handle >= 0 && cluster.podAt(handle).filter(pod::equals).isPresent() ? handle : -1;
    }

    EvaluationOptions options() {
        return classes.vocabulary().options();
    }
}
