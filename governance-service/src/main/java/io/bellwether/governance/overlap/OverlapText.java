package io.bellwether.governance.overlap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.bellwether.governance.rules.Finding;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** How what was found is written down: the rules put facts in one order, so the same finding has the same text. */
@ApplicationScoped
class OverlapText {

    @Inject
    ObjectMapper mapper;

    private ObjectReader parties;
    private ObjectReader evidence;
    private ObjectWriter findings;

    @PostConstruct
    void prepare() {
        ObjectReader exact = mapper.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        parties = exact.forType(new TypeReference<List<Finding.Party>>() {});
        evidence = exact.forType(new TypeReference<List<Map<String, Object>>>() {});
        findings = mapper.writerFor(Finding.class);
    }

    JsonNode read(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("an overlap cannot be read", corrupt);
        }
    }

    List<Finding.Party> parties(String text) {
        return read(parties, text);
    }

    List<Map<String, Object>> evidence(String text) {
        return read(evidence, text);
    }

    private static <T> T read(ObjectReader reader, String text) {
        try {
            return reader.readValue(text);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("an overlap cannot be read", corrupt);
        }
    }

    String write(List<?> list) {
        try {
            return mapper.writeValueAsString(list);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("an overlap cannot be written", unwritable);
        }
    }

    /** Of everything that was found: equal digests spare reading what is stored, and that is what costs. */
    String digest(Finding finding) {
        try {
            byte[] found = findings.writeValueAsBytes(finding);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(found));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("an overlap cannot be written", unwritable);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
