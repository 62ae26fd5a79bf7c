package com.connectchat.messaging.adapter.web;

import com.connectchat.kernel.UserId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One device of one user, asking over HTTPS. */
record Browser(MockMvcTester mvc, UserId user, String device) {

    Answer get(String path) {
        return ask(HttpMethod.GET, path, null);
    }

    Answer put(String path, String json) {
        return ask(HttpMethod.PUT, path, json);
    }

    Answer put(String path) {
        return ask(HttpMethod.PUT, path, null);
    }

    Answer post(String path, String json) {
        return ask(HttpMethod.POST, path, json);
    }

    Answer patch(String path, String json) {
        return ask(HttpMethod.PATCH, path, json);
    }

    Answer patch(String path, String json, String header, String value) {
        return new Answer(mvc.patch().uri(java.net.URI.create(path)).header("Authorization", "Bearer " + user + "/" + device)
                .header(header, value).contentType(MediaType.APPLICATION_JSON).content(json.getBytes(StandardCharsets.UTF_8))
                .exchange().getResponse());
    }

    Answer delete(String path) {
        return ask(HttpMethod.DELETE, path, null);
    }

    Answer ask(HttpMethod method, String path, @Nullable String json) {
        MockMvcTester.MockMvcRequestBuilder request = mvc.method(method).uri(java.net.URI.create(path))
                .header("Authorization", "Bearer " + user + "/" + device);
        MockHttpServletResponse response = (json == null ? request : request.contentType(MediaType.APPLICATION_JSON)
                .content(json.getBytes(StandardCharsets.UTF_8))).exchange().getResponse();
        return new Answer(response);
    }

    record Answer(MockHttpServletResponse response) {

        int status() {
            return response.getStatus();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.getContentAsByteArray());
        }

        String at(String pointer) {
            return json().at(pointer).asString("");
        }

        /** The problem's code and, for a field, where it is. */
        String problem() {
            return (at("/code") + " " + at("/errors/0/pointer")).strip();
        }
    }
}
