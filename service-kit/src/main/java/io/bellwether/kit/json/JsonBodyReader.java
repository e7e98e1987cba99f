package io.bellwether.kit.json;

import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes the bytes of a JSON body up to the limit for bodies that are held whole. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBodyReader implements MessageBodyReader<JsonBody> {

    @Inject
    Validator validator;

    @ConfigProperty(name = "bellwether.json.max-bytes")
    int maxBytes;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == JsonBody.class;
    }

    @Override
    public JsonBody readFrom(
            Class<JsonBody> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        String charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw new ProblemException(CommonProblem.UNSUPPORTED_MEDIA_TYPE, "JSON is read as UTF-8 only.");
        }
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new ProblemException(
                    CommonProblem.PAYLOAD_TOO_LARGE, "The body is larger than " + maxBytes + " bytes.");
        }
        return new JsonBody(bytes, validator);
    }
}
