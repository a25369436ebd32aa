package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ContainerPort;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Pod;
import io.netpol.eval.EvaluationOptions;
import io.netpol.matcher.PodIndex.PodClass;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import java.util.Optional;

/** Gives numbers to profiles and peer classes, and makes the cell for a pair of them when it is first asked for. */
final class Classes {
    private final PodIndex pods;
    private final Vocabulary vocabulary;
    private final Endpoints endpoints;
    private final SharedInterner<ProfileKey> profileKeys = new SharedInterner<>();
    private final SharedInterner<PeerClass> peerClasses = new SharedInterner<>();
    private final CellTable cells = new CellTable();

    /** What makes a profile: the direction, the policies, and the named ports of the pod where it is the destination. */
    private record ProfileKey(Direction direction, IntList policies, ImmutableList<ContainerPort> namedPorts) {}

    Classes(Cluster cluster, EvaluationOptions options) {
        this.pods = new PodIndex(cluster);
        this.vocabulary = new Vocabulary(pods.terms(), options);
        this.endpoints = new Endpoints(cluster, options, vocabulary);
    }

    Endpoints endpoints() {
        return endpoints;
    }

    /** Gives the number of the profile of a pod that policies manage. */
    synchronized int profile(Pod pod, Direction direction) {
        ImmutableList<ContainerPort> namedPorts =
                direction == Direction.INGRESS ? pods.namedPorts(pod) : ImmutableList.of();
        return profileKeys.id(new ProfileKey(direction, pods.podClass(pod).policies(direction), namedPorts));
    }

    /** Gives the number of the class of an endpoint, as the other end of a connection. */
    synchronized int peerClass(Endpoint endpoint, Optional<IpAddress> address, IpFamily family, boolean isDestination) {
        boolean managed = endpoints.isManaged(endpoint);
        PodClass podClass = endpoint instanceof Pod pod && managed ? pods.podClass(pod) : null;
        return peerClasses.id(endpoints.peerClass(
                endpoint,
                podClass == null ? IntList.EMPTY : podClass.peerTerms(),
                address,
                family,
                podClass != null && isDestination && endpoint instanceof Pod pod
                        ? pods.namedPorts(pod)
                        : ImmutableList.of()));
    }

    /** Gives what a profile says to a peer class. */
    Cell cell(int profile, int peerClass) {
        Cell known = cells.find(profile, peerClass);
        return known != null
                ? known
                : cells.put(profile, peerClass, Cell.of(AnswerMaker.of(encounter(profile, peerClass))));
    }

    Encounter encounter(int profile, int peerClass) {
        return new Encounter(vocabulary, profile(profile), peerClasses.value(peerClass));
    }

    private synchronized Profile profile(int number) {
        ProfileKey key = profileKeys.value(number);
        return Profile.of(key.direction, pods.policies(key.policies), key.namedPorts);
    }
}
