package io.netpol.yaml.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.netpol.model.NetworkPolicy;
import io.netpol.yaml.InvalidManifestsException;
import io.netpol.yaml.ManifestJson;
import java.io.IOException;

/**
 * Lets an {@code ObjectMapper} read and write {@link NetworkPolicy} as the manifest that the API server takes. What is not
 * one valid policy fails as a {@link JsonMappingException} that holds the {@link InvalidManifestsException} with every
 * problem.
 */
public final class NetpolModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    /** Makes the module. */
    public NetpolModule() {
        super("netpol");
        addSerializer(new Writer());
        addDeserializer(NetworkPolicy.class, new Reader());
    }

    private static final class Writer extends StdSerializer<NetworkPolicy> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(NetworkPolicy.class);
        }

        @Override
        public void serialize(NetworkPolicy policy, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            provider.defaultSerializeValue(ManifestJson.of(policy), generator);
        }
    }

    private static final class Reader extends StdDeserializer<NetworkPolicy> {
        private static final long serialVersionUID = 1L;

        /** Of two fields of one name a mapper takes the last in silence; a policy with two meanings is none. */
        private static final ObjectReader TREES =
                new ObjectMapper().reader(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

        Reader() {
            super(NetworkPolicy.class);
        }

        @Override
        public NetworkPolicy deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return ManifestJson.read(TREES.<JsonNode>readTree(parser));
            } catch (InvalidManifestsException e) {
                throw JsonMappingException.from(parser, e.getMessage(), e);
            }
        }
    }
}
