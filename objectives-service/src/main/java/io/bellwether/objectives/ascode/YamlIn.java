package io.bellwether.objectives.ascode;

import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes a YAML body up to the limit for bodies that are held whole. */
@ApplicationScoped
class YamlIn {

    @ConfigProperty(name = "bellwether.json.max-bytes")
    int maxBytes;

    YamlTree read(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new ProblemException(
                        CommonProblem.PAYLOAD_TOO_LARGE, "The file is larger than " + maxBytes + " bytes.");
            }
            return new YamlTree(bytes);
        } catch (IOException brokenOff) {
            throw new ProblemException(CommonProblem.MALFORMED_BODY, "The file cannot be read.", brokenOff);
        }
    }
}
