package io.bellwether.testing.answers;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import org.eclipse.microprofile.config.ConfigProvider;

/** Every Quarkus test of a service that promises a document compares what it is answered; found as a service of Java. */
public final class EveryAnswerIsCompared implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext test) {
        if (PromisedAnswers.areOf(ConfigProvider.getConfig().getValue("bellwether.service", String.class))) {
            AnswersFilter.install();
        }
    }
}
