package io.bellwether.governance.overlap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.bellwether.governance.rules.Finding;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** How what was found is written down: the same text for the same finding, whichever order its facts were put in. */
@ApplicationScoped
class OverlapText {

    @Inject
    ObjectMapper mapper;

    private ObjectWriter sorted;

    @PostConstruct
    void sort() {
        sorted = mapper.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    JsonNode read(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("an overlap cannot be read", corrupt);
        }
    }

    String write(List<?> list) {
        try {
            return sorted.writeValueAsString(list);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("an overlap cannot be written", unwritable);
        }
    }

    /** Of everything that was found: equal digests spare reading what is stored, and that is what costs. */
    String digest(Finding finding) {
        try {
            byte[] found = sorted.writeValueAsBytes(finding);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(found));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("an overlap cannot be written", unwritable);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
