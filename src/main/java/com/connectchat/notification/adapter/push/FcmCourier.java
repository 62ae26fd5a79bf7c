package com.connectchat.notification.adapter.push;

import com.connectchat.notification.domain.Delivery;
import com.connectchat.notification.domain.Push;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** To devices by Firebase, over its HTTP interface v1: data only, so that the app words what shows. */
final class FcmCourier implements Courier {

    private static final String PROVIDER = "fcm";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final URI messages;
    private final GoogleTokens tokens;
    private final Http http;

    FcmCourier(URI endpoint, GoogleTokens tokens, Http http) {
        this.messages = endpoint.resolve("/v1/projects/" + tokens.project() + "/messages:send");
        this.tokens = tokens;
        this.http = http;
    }

    @Override
    public Attempt attempt(Push push) {
        String token;
        try {
            token = tokens.token();
        } catch (IOException e) {
            return new Later("unavailable", null);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(messages).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body(push)));
        return http.attempt(request, answer -> {
            if (answer.statusCode() == UNAUTHORIZED) {
                tokens.refused(token);
                return new Later("unauthorized", null);
            }
            return read(answer);
        });
    }

    private static Attempt read(HttpResponse<String> answer) {
        JsonNode body = json(answer.body());
        if (answer.statusCode() == OK) {
            return new Settled(new Delivery.Sent(PROVIDER, body.at("/name").asString("")));
        }
        String code = body.at("/error/details/0/errorCode").asString(body.at("/error/status").asString("status " + answer.statusCode()));
        boolean gone = answer.statusCode() == NOT_FOUND || code.equals("UNREGISTERED");
        return new Settled(gone ? new Delivery.Gone(PROVIDER, code) : new Delivery.Rejected(PROVIDER, code));
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private static String body(Push push) {
        String conversation = push.conversationId().value();
        return JsonMapper.shared().writeValueAsString(Map.of("message", Map.of("token", push.address().token(), "data", PushData.of(push),
                "android", Map.of("collapse_key", conversation, "priority", "HIGH"),
                "apns", Map.of("headers", Map.of("apns-collapse-id", conversation)))));
    }
}
