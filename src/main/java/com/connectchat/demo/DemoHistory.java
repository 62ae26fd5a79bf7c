package com.connectchat.demo;

import com.connectchat.bus.contract.Calls;
import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.Command.MoveReceipts;
import com.connectchat.bus.contract.Command.SendMessage;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.user.OpenDemoAccounts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Lets the demo users say a few things to each other, the way that every message goes, once: where their conversations
 * have no history yet.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class DemoHistory implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoHistory.class);
    private static final DeviceId DEVICE = new DeviceId("demo");
    private static final int PEOPLE = 3;

    private final OpenDemoAccounts accounts;
    private final ConversationLog conversations;
    private final Calls calls;
    private final Environment environment;

    DemoHistory(OpenDemoAccounts accounts, ConversationLog conversations, Calls calls, Environment environment) {
        this.accounts = accounts;
        this.conversations = conversations;
        this.calls = calls;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        boolean isEmbedded = environment.getProperty("connectchat.store", "embedded").equals("embedded");
        if (environment.getProperty("connectchat.demo", Boolean.class, isEmbedded)) {
            List<UserId> people = accounts.open();
            if (people.size() == PEOPLE) {
                tell(people.get(0), people.get(1), people.get(2));
            }
        }
    }

    private void tell(UserId alice, UserId bob, UserId carol) {
        converse(alice, bob, List.of(
                new Line(bob, "Hi Alice, did you see that the harbour run is on Sunday?"),
                new Line(alice, "I did! Ten kilometres. Are we ready for that?"),
                new Line(bob, "You are. I will be the one with the coffee at the finish 😄"),
                new Line(alice, "Deal. Half past eight at the fountain?"),
                new Line(bob, "Half past eight it is.")));
        converse(alice, carol, List.of(
                new Line(carol, "The slides for Thursday are in your inbox."),
                new Line(alice, "Thank you, I will read them tonight."),
                new Line(carol, "No hurry. Page 4 is the one to look at.")));
        converse(bob, carol, List.of(
                new Line(bob, "Are you coming to watch the run?"),
                new Line(carol, "Only if there is cake.")));
    }

    /** Everybody has read what came before their own last line; what follows is new to them. */
    private void converse(UserId one, UserId other, List<Line> lines) {
        ConversationId conversation = ConversationId.direct(one, other);
        if (conversations.head(conversation) > 0) {
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            UserId listener = line.speaker.equals(one) ? other : one;
            carryOut(conversation, line.speaker, new SendMessage(line.clientMessageId(), listener, MessageContent.ofText(line.text)));
            carryOut(conversation, line.speaker, new MoveReceipts(0, i + 1L));
        }
    }

    private void carryOut(ConversationId conversation, UserId user, Command command) {
        if (calls.call(conversation, user, DEVICE, command) instanceof Outcome.Refused refused) {
            log.warn("The demo history is not complete: {}", refused.message());
        }
    }

    private record Line(UserId speaker, String text) {

        /** The same at each start, so that a start that was cut short is carried on and not repeated. */
        String clientMessageId() {
            return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
        }
    }
}
