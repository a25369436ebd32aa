package io.netpol.dsl;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.netpol.dsl.internal.Given;
import io.netpol.internal.ValueStyle;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespaceScope;
import io.netpol.model.NamespacedPods;
import io.netpol.model.PodPeer;
import org.immutables.value.Value;

/**
 * Pods by their labels, in no namespace yet. A NetworkPolicy selects such pods in its own namespace. A peer says in which
 * namespaces they live, and so does the subject of a cluster-wide policy: {@code pods(labeled("app", "api"))
 * .inNamespace("shop")}. In the same namespace they can live for a NetworkPolicy only, as no other has one.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class Pods permits ImmutablePods {
    Pods() {}

    abstract LabelSelector selector();

    static Pods of(LabelSelector selector) {
        return ImmutablePods.builder().selector(selector).build();
    }

    /**
     * Gives these pods in the namespace of the policy, and in no other (rule S20):
     * {@code pods(labeled("app", "frontend")).inSameNamespace()}.
     */
    public final PodPeer inSameNamespace() {
        return PodPeer.of(selector(), NamespaceScope.own());
    }

    /**
     * Gives these pods in the namespace of this name, by its automatic label (rule S28):
     * {@code allPods().inNamespace("monitoring")}.
     *
     * @throws io.netpol.validation.InvalidValueException if no namespace can have this name
     */
    public final NamespacedPods inNamespace(String namespace) {
        return inAny(ImmutableList.of(namespace));
    }

    /**
     * Gives these pods in each of the namespaces of these names, by their automatic label (rule S28):
     * {@code allPods().inNamespacesNamed("shop", "payments")}.
     *
     * @throws io.netpol.validation.InvalidValueException if no namespace can have one of these names
     */
    public final NamespacedPods inNamespacesNamed(String first, String... more) {
        return inNamespacesNamed(Lists.asList(first, more));
    }

    /**
     * Gives these pods in each of the namespaces of these names, by their automatic label (rule S28):
     * {@code allPods().inNamespacesNamed(teamNamespaces)}.
     *
     * @throws IllegalArgumentException if there is no name; for all namespaces there is {@link #inAllNamespaces}
     * @throws io.netpol.validation.InvalidValueException if no namespace can have one of these names
     */
    public final NamespacedPods inNamespacesNamed(Iterable<String> namespaces) {
        return inAny(Given.some(namespaces, "namespace names", "for every namespace write inAllNamespaces()"));
    }

    /**
     * Gives these pods in the namespaces that have these labels (rule S22); a policy's own is among them only if it has
     * them too: {@code pods(labeled("app", "frontend")).inNamespaces(labeled("team", "storefront"))}.
     */
    public final NamespacedPods inNamespaces(Labels labels) {
        return in(labels.selector());
    }

    /**
     * Gives these pods in every namespace, a policy's own included (rule S23). They are pods: no node and no external
     * address is meant. {@code pods(labeled("app", "prometheus")).inAllNamespaces()}
     */
    public final NamespacedPods inAllNamespaces() {
        return in(LabelSelector.everything());
    }

    private NamespacedPods inAny(ImmutableList<String> namespaces) {
        return in(NamespaceScope.named(namespaces).selector().orElseThrow());
    }

    private NamespacedPods in(LabelSelector namespaces) {
        return NamespacedPods.of(selector(), namespaces);
    }
}
