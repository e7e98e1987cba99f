package io.bellwether.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kit.problem.Pointers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/name | must not be blank | name must not be blank.",
                "/grain | is hour or day | grain is hour or day.",
                "/name | size must be between 0 and 100 | the size of name must be between 0 and 100.",
                "/channels/2 | is a slug like linkedin | each of channels is a slug like linkedin.",
                "/key | a key is a slug. | a key is a slug.",
                "'' | must not be null | the body must not be null."
            })
    void whatAConstraintSaysIsASentenceAboutThePlace(String pointer, String message, String sentence) {
        assertThat(Pointers.sentence(pointer, message)).isEqualTo(sentence);
    }
}
