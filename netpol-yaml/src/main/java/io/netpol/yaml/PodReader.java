package io.netpol.yaml;

import io.netpol.cluster.ContainerPort;
import io.netpol.cluster.Pod;
import io.netpol.cluster.PodPhase;
import io.netpol.net.IpAddress;
import io.netpol.net.Protocol;
import io.netpol.yaml.document.Node;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what a pod specification and a pod status say of the network. Other fields are ignored. */
final class PodReader {
    private static final String ALWAYS = "Always";

    private PodReader() {}

    /** Reads {@code spec} of a pod or of a template. */
    static void readSpec(Fields spec, Pod.Builder pod) {
        pod.hostNetwork(spec.flag("hostNetwork"));
        spec.text("nodeName").filter(name -> !name.isEmpty()).ifPresent(pod::node);
        spec.objects("containers").forEach(container -> readPorts(container, pod));
        spec.objects("initContainers").stream()
                .filter(container -> container.text("restartPolicy").equals(Optional.of(ALWAYS)))
                .forEach(sidecar -> readPorts(sidecar, pod));
    }

    private static void readPorts(Fields container, Pod.Builder pod) {
        for (Fields port : container.objects("ports")) {
            Optional<String> name = port.text("name").filter(text -> !text.isEmpty());
            Optional<String> protocolText = port.text("protocol").filter(text -> !text.isEmpty());
            Optional<Protocol> protocol = protocolText.flatMap(Protocol::of);
            OptionalInt number = port.integer("containerPort");
            if (protocolText.isPresent() && protocol.isEmpty()) {
                invalid(port, "protocol", "\"" + protocolText.get() + "\" is no protocol; write TCP, UDP or SCTP");
            } else if (number.isPresent() && (number.getAsInt() < 1 || number.getAsInt() > 65_535)) {
                invalid(port, "containerPort", number.getAsInt() + " is no port; ports are 1 to 65535");
            } else if (number.isPresent() && name.isPresent()) {
                pod.addPorts(new ContainerPort(name.get(), protocol.orElse(Protocol.TCP), number.getAsInt()));
            } else if (name.isPresent() && !port.has("containerPort")) {
                port.problems()
                        .warning(
                                "no-container-port",
                                port.position(),
                                port.path(),
                                "port \"" + name.get()
                                        + "\" has no containerPort, so no policy can mean it; write containerPort");
            }
        }
    }

    /** Reads {@code status} of a pod. */
    static void readStatus(Fields status, Pod.Builder pod) {
        status.text("phase").filter(text -> !text.isEmpty()).ifPresent(text -> {
            Optional<PodPhase> phase = PodPhase.of(text);
            phase.ifPresent(pod::phase);
            if (phase.isEmpty()) {
                invalid(
                        status,
                        "phase",
                        "\"" + text + "\" is no phase; write Pending, Running, Succeeded, Failed or Unknown");
            }
        });
        Set<IpAddress> ips = new LinkedHashSet<>();
        status.objects("podIPs").forEach(ip -> address(ip, "ip").ifPresent(ips::add));
        address(status, "podIP").ifPresent(ips::add);
        pod.ips(ips);
    }

    /** Reads an address; an empty text means none. */
    static Optional<IpAddress> address(Fields fields, String name) {
        Optional<String> text = fields.text(name).filter(value -> !value.isEmpty());
        Optional<IpAddress> address = text.flatMap(IpAddress::tryParse);
        if (text.isPresent() && address.isEmpty()) {
            invalid(
                    fields,
                    name,
                    "\"" + text.get() + "\" is no IP address; write one such as 192.0.2.7 or 2001:db8::7");
        }
        return address;
    }

    static void invalid(Fields fields, String name, String message) {
        fields.problems()
                .error(
                        "invalid",
                        fields.value(name).map(Node::position).orElse(fields.position()),
                        fields.path().isEmpty() ? name : fields.path() + "." + name,
                        message);
    }
}
