package io.bellwether.kit.json;

import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text as RFC 8259 has it between systems: UTF-8 and nothing else, where libraries would guess. */
final class Utf8 {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private Utf8() {}

    /**
     * The text of a body; a byte order mark before it is passed over.
     *
     * @throws ProblemException 400 when it is not UTF-8
     */
    static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException otherwise) {
            throw new ProblemException(CommonProblem.MALFORMED_BODY, "The body is not UTF-8.", otherwise)
                    .at("", "not-utf-8", "The body is not UTF-8.");
        }
    }
}
