package com.connectchat.messaging.application;

import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.Command.SendMessage;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.messaging.Backend;
import com.connectchat.messaging.FaultyLog;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Alice and Bob in a conversation on the embedded store; Carol is a stranger to it. */
abstract class CommandsTest {

    static final DeviceId PHONE = new DeviceId("phone");
    static final DeviceId LAPTOP = new DeviceId("laptop");

    @TempDir
    Path directory;

    Backend backend;
    FaultyLog log;
    UserId alice;
    UserId bob;
    UserId carol;
    ConversationId conversation;

    @BeforeEach
    void start() {
        backend = Backend.in(directory, real -> log = new FaultyLog(real));
        alice = backend.users.add("alice");
        bob = backend.users.add("bob");
        carol = backend.users.add("carol");
        conversation = backend.history.conversations().openDirect(alice, bob).id();
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    /** A new process on the same data. */
    void restart() {
        stop();
        start();
    }

    Outcome ask(UserId user, Command command) {
        return backend.ask(conversation, user, PHONE, command);
    }

    IncomingMessage asked(UserId user, Command command) {
        return backend.asked(conversation, user, PHONE, command);
    }

    /** Sends something new and tells its id. */
    MessageId said(UserId user, String text) {
        return ((Outcome.Sent) ask(user, text(text))).messageId();
    }

    static SendMessage text(String text) {
        return text(UUID.randomUUID().toString(), text);
    }

    static SendMessage text(String clientMessageId, String text) {
        return new SendMessage(clientMessageId, null, MessageContent.ofText(text));
    }

    List<LoggedEvent> events() {
        return backend.history.log().eventsAfter(conversation, 0, 10_000);
    }

    List<Long> seqs() {
        return events().stream().map(LoggedEvent::seq).toList();
    }

    static long seq(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent sent -> sent.seq();
            case Outcome.Changed changed -> changed.seq();
            case Outcome.Requested _, Outcome.Done _, Outcome.Refused _ -> throw new AssertionError("no place in " + outcome);
        };
    }

    static ErrorCode refusal(Outcome outcome) {
        return ((Outcome.Refused) outcome).code();
    }
}
