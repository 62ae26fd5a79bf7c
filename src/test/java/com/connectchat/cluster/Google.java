package com.connectchat.cluster;

import com.connectchat.notification.adapter.push.StandIn;
import com.connectchat.notification.adapter.push.StandIn.Answer;
import com.connectchat.notification.adapter.push.StandIn.Asked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Firebase on this machine. It takes pushes, and says at every seventh that it can't now: that one has to come again. */
final class Google implements AutoCloseable {

    private static final int REFUSES_EVERY = 7;

    private final StandIn standIn = new StandIn();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private final Path account;

    /** @param at in {@link System#nanoTime} */
    record Taken(String token, String conversation, long seq, String id, long at) {
    }

    /** @param directory where the key of the service account goes */
    Google(Path directory) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            String key = Base64.getMimeEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
            account = Files.writeString(directory.resolve("account.json"), Account.JSON.writeValueAsString(Map.of("project_id", "tea",
                    "client_email", "us@tea.example", "token_uri", standIn.uri() + "/token",
                    "private_key", "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        standIn.answer(this::answer);
    }

    /** What a process of the jar has to be told to push here. */
    List<String> options() {
        return List.of("--connectchat.push.fcm.service-account=" + account, "--connectchat.push.fcm.endpoint=" + standIn.uri());
    }

    List<Taken> taken() {
        return List.copyOf(taken);
    }

    int refused() {
        return refused.size();
    }

    private Answer answer(Asked question) {
        long now = System.nanoTime();
        if (question.path().equals("/token")) {
            return new Answer(200, Map.of(), "{\"access_token\":\"t\",\"expires_in\":3600}");
        }
        JsonNode message = Account.JSON.readTree(question.text()).get("message");
        String what = message.get("token").stringValue() + message.get("data");
        if (asked.incrementAndGet() % REFUSES_EVERY == 0 && refused.add(what)) {
            return new Answer(503, Map.of(), "");
        }
        String id = "projects/tea/messages/" + asked.get() + "-" + taken.size();
        taken.add(new Taken(message.get("token").stringValue(), message.at("/data/conversation_id").stringValue(),
                Long.parseLong(message.at("/data/seq").stringValue()), id, now));
        return new Answer(200, Map.of(), "{\"name\":\"" + id + "\"}");
    }

    @Override
    public void close() {
        standIn.close();
    }
}
