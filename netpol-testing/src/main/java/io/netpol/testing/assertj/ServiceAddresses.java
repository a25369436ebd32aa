package io.netpol.testing.assertj;

import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.ExternalAddress;
import io.netpol.cluster.Service;
import io.netpol.cluster.UnanswerableException;

/** Addresses of Services. Policies never see them (rule S37), so what is asserted of one says nothing. */
final class ServiceAddresses {
    private ServiceAddresses() {}

    /**
     * Refuses an end that is the address of a Service.
     *
     * @throws UnanswerableException if it is
     */
    static void refuse(Endpoint end, Cluster cluster) {
        if (end instanceof ExternalAddress external) {
            for (Service service : cluster.services()) {
                if (service.clusterIps().contains(external.address())) {
                    throw new UnanswerableException(external.address() + " is the address of Service "
                            + service.namespace() + "/" + service.name()
                            + "; policies see the pods behind it and their ports: name those");
                }
            }
        }
    }
}
