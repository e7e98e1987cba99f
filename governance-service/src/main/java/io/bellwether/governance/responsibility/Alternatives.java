package io.bellwether.governance.responsibility;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Alternatives as they are stored. */
@ApplicationScoped
class Alternatives {

    @Inject
    ObjectMapper mapper;

    String write(List<ResponsibilityRequest.Alternative> alternatives) {
        try {
            return mapper.writeValueAsString(alternatives);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("alternatives cannot be written", unwritable);
        }
    }

    List<ResponsibilityRequest.Alternative> read(String text) {
        try {
            return mapper.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("alternatives cannot be read", corrupt);
        }
    }
}
