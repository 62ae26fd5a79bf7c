package com.connectchat.user.adapter.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the API, signed in by a token or nobody yet. */
record Phone(MockMvcTester mvc, @Nullable String token) {

    Answer get(String path, String... headers) {
        return ask(HttpMethod.GET, path, null, headers);
    }

    Answer post(String path, String json) {
        return ask(HttpMethod.POST, path, json);
    }

    Answer patch(String path, String json, String... headers) {
        return ask(HttpMethod.PATCH, path, json, headers);
    }

    Answer put(String path) {
        return ask(HttpMethod.PUT, path, null);
    }

    Answer delete(String path, String... headers) {
        return ask(HttpMethod.DELETE, path, null, headers);
    }

    Phone with(String otherToken) {
        return new Phone(mvc, otherToken);
    }

    /** Answers to a sign-in by password. */
    Answer signIn(String username, String password) {
        return post("/v1/auth/token", """
                {"grant_type": "password", "username": "%s", "password": "%s"}""".formatted(username, password));
    }

    Answer refresh(String refreshToken) {
        return post("/v1/auth/token", """
                {"grant_type": "refresh_token", "refresh_token": "%s"}""".formatted(refreshToken));
    }

    private Answer ask(HttpMethod method, String path, @Nullable String json, String... headers) {
        MockMvcTester.MockMvcRequestBuilder request = mvc.method(method).uri(URI.create(path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (json != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(json.getBytes(StandardCharsets.UTF_8));
        }
        return new Answer(request.exchange().getResponse());
    }

    /** What came back. */
    record Answer(MockHttpServletResponse response) {

        int status() {
            return response.getStatus();
        }

        String text() {
            return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.getContentAsByteArray());
        }

        String at(String pointer) {
            return json().at(pointer).asString("");
        }

        String header(String name) {
            return String.valueOf(response.getHeader(name));
        }

        /** The problem's status and code and, for a field, where it is. */
        String problem() {
            return (status() + " " + at("/code") + " " + at("/errors/0/pointer")).strip();
        }
    }
}
