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
import java.nio.charset.StandardCharsets;
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
    private ObjectWriter lists;

    @PostConstruct
    void prepare() {
        ObjectReader exact = mapper.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        parties = exact.forType(new TypeReference<List<Finding.Party>>() {});
        evidence = exact.forType(new TypeReference<List<Map<String, Object>>>() {});
        lists = mapper.writer();
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

    private byte[] write(List<?> list) {
        try {
            return lists.writeValueAsBytes(list);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("an overlap cannot be written", unwritable);
        }
    }

    /** Written once, for the digest, the row and the journal: what is written costs more than what is compared. */
    Found found(String identity, Finding finding) {
        byte[] parties = write(finding.parties());
        byte[] evidence = write(finding.evidence());
        return new Found(identity, finding, parties, evidence, digest(finding, parties, evidence));
    }

    /** Of the finding as JSON: equal digests spare reading what is stored, and that is what costs. */
    private static String digest(Finding finding, byte[] parties, byte[] evidence) {
        MessageDigest digest = sha256();
        digest.update(("{\"kind\":\"" + finding.kind() + "\",\"severity\":\"" + finding.severity()
                        + "\",\"contradictory\":" + finding.contradictory() + ",\"parties\":")
                .getBytes(StandardCharsets.UTF_8));
        digest.update(parties);
        digest.update(",\"evidence\":".getBytes(StandardCharsets.UTF_8));
        digest.update(evidence);
        digest.update((byte) '}');
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
