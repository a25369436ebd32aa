/** The binding for Jackson: register the module, and an {@code ObjectMapper} reads and writes policies as manifests. */
@NullMarked
package io.netpol.yaml.jackson;

import org.jspecify.annotations.NullMarked;
