package com.connectchat.bench.scenario;

import com.connectchat.bench.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes groups over the HTTPS API. */
final class GroupMaker {

    private static final Pattern ID = Pattern.compile("\"conversation_id\":\"([^\"]+)\"");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI groups;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

    GroupMaker(URI api) {
        this.groups = api.resolve("/v1/groups");
    }

    /** A group of these, the first of whom is its owner. Returns its id. */
    String make(List<Account> members) {
        String others = members.stream().skip(1).map(each -> Json.quote(each.userId())).collect(Collectors.joining(","));
        HttpRequest request = HttpRequest.newBuilder(groups).timeout(TIMEOUT).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + members.getFirst().token())
                .POST(HttpRequest.BodyPublishers.ofString("{\"title\":\"load\",\"member_ids\":[" + others + "]}")).build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            Matcher id = ID.matcher(answer.body());
            if (answer.statusCode() != 201 || !id.find()) {
                throw new RunFailed("a group could not be made: " + answer.statusCode() + " " + answer.body());
            }
            return id.group(1);
        } catch (IOException e) {
            throw new RunFailed("a group could not be made: " + e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new RunFailed("interrupted");
        }
    }
}
