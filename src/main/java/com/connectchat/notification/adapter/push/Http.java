package com.connectchat.notification.adapter.push;

import com.connectchat.notification.adapter.push.Courier.Attempt;
import com.connectchat.notification.adapter.push.Courier.Later;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks push services over HTTPS: follows nobody elsewhere, and waits no longer than it was told. */
final class Http {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final HttpClient client;
    private final Duration timeout;
    private final Clock clock;

    Http(HttpClient client, Duration timeout, Clock clock) {
        this.client = client;
        this.timeout = timeout;
        this.clock = clock;
    }

    static HttpClient.Builder client(Duration timeout) {
        return HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(timeout);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.timeout(timeout).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** A try whose answer is read by this function, unless it says that another time is better. */
    Attempt attempt(HttpRequest.Builder request, Function<HttpResponse<String>, Attempt> reader) {
        try {
            HttpResponse<String> answer = send(request);
            return answer.statusCode() == TOO_MANY_REQUESTS || answer.statusCode() >= SERVER_ERROR
                    ? new Later("status " + answer.statusCode(), retryAfter(answer)) : reader.apply(answer);
        } catch (IOException e) {
            return new Later("unavailable", null);
        }
    }

    /** In seconds, or as a date. */
    private @Nullable Duration retryAfter(HttpResponse<?> answer) {
        String value = answer.headers().firstValue("Retry-After").map(String::strip).orElse("");
        if (value.matches("\\d{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            return Duration.between(clock.instant(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
