package io.bellwether.governance.webhook;

import io.bellwether.governance.peer.Peer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLException;
import org.jboss.logging.Logger;

/** Tells webhooks what has happened since they were told last. */
@ApplicationScoped
class Sender {

    private static final Logger LOG = Logger.getLogger(Sender.class);

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int LOOK = 500;

    @Inject
    Webhooks webhooks;

    @Inject
    Deliveries deliveries;

    @Inject
    Reading reading;

    @Inject
    Addresses addresses;

    @Inject
    Clock clock;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Scheduled(
            every = "${bellwether.webhooks.every}",
            delayed = "${bellwether.webhooks.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        List<UUID> all = QuarkusTransaction.requiringNew().call(webhooks::ids);
        all.forEach(this::collect);
        int sent = 0;
        while (sent++ < LOOK && sendNext()) {
            // until nothing is due
        }
    }

    @Scheduled(cron = "30 10 3 * * ?")
    void tidy() {
        QuarkusTransaction.requiringNew().run(deliveries::forgetOld);
    }

    /** Puts what is new into a delivery, unless one is on its way. */
    private void collect(UUID id) {
        try {
            QuarkusTransaction.requiringNew().call(() -> {
                Webhook webhook = webhooks.findById(id, LockModeType.PESSIMISTIC_WRITE);
                if (webhook == null || deliveries.isPending(id)) {
                    return false;
                }
                Reading.Read read = reading.after(webhook);
                if (!read.events().isEmpty()) {
                    deliveries.put(
                            id,
                            webhook.position + 1,
                            read.last(),
                            read.events().size(),
                            read.events().toString());
                }
                webhook.position = read.last();
                return true;
            });
        } catch (RuntimeException failed) {
            if (failed.getCause() instanceof Peer.Away away) {
                LOG.debugf("webhook %s is told later: %s", id, away.getMessage());
            } else {
                throw failed;
            }
        }
    }

    private boolean sendNext() {
        return QuarkusTransaction.requiringNew()
                .call(() -> deliveries.next().map(this::deliver).isPresent());
    }

    private Deliveries.Due deliver(Deliveries.Due due) {
        Webhook webhook = webhooks.findById(due.webhook());
        Optional<String> fault = addresses.fault(webhook.url);
        if (fault.isPresent()) {
            deliveries.failed(due, null, fault.get());
            return due;
        }
        try {
            int status = post(webhook, due);
            if (status / 100 == 2) {
                deliveries.delivered(due, status);
            } else {
                deliveries.failed(due, status, "It answered " + status + ".");
            }
        } catch (IOException away) {
            deliveries.failed(due, null, why(away));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return due;
    }

    private static String why(IOException away) {
        return switch (away) {
            case HttpTimeoutException slow -> "It did not answer within " + LIMIT.toSeconds() + " seconds.";
            case ConnectException closed -> "It cannot be reached.";
            case SSLException unproven -> "Its certificate is not accepted.";
            default -> "The connection broke before it answered.";
        };
    }

    private int post(Webhook webhook, Deliveries.Due due) throws IOException, InterruptedException {
        Instant now = clock.instant();
        List<String> secrets = new ArrayList<>(List.of(webhook.secret));
        if (webhook.previousSecret != null && webhook.previousUntil.isAfter(now)) {
            secrets.add(webhook.previousSecret);
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(webhook.url))
                .timeout(LIMIT)
                .header("Content-Type", "application/cloudevents-batch+json")
                .header("Bellwether-Delivery", due.id().toString())
                .header(Signature.HEADER, Signature.of(due.body(), now, secrets))
                .POST(HttpRequest.BodyPublishers.ofString(due.body()))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
