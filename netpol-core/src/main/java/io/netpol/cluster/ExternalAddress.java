package io.netpol.cluster;

import com.google.common.collect.ImmutableList;
import io.netpol.net.IpAddress;

/**
 * An address that belongs to no pod and no node of the cluster.
 *
 * @param address the address
 */
public record ExternalAddress(IpAddress address) implements Endpoint {
    @Override
    public ImmutableList<IpAddress> ips() {
        return ImmutableList.of(address);
    }

    @Override
    public String displayName() {
        return address.toString();
    }
}
