package com.connectchat.notification.application;

import com.connectchat.bus.contract.PushCandidate;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.domain.Subject;
import com.connectchat.notification.domain.Subject.Naming;
import com.connectchat.persistence.StoredMessage;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that happened in a conversation, as it stands by now. */
sealed interface News {

    long seq();

    UserId actor();

    /** What it is for this person; empty where it is not about them at all. */
    Optional<Subject> forPerson(UserId person);

    /** Under which it stands in the ledger; null where it has no place there. */
    @Nullable MessageId messageId();

    /** What was said, for those who may see it in a push; empty where nothing was. */
    String text();

    /** Something was said. */
    record Said(StoredMessage message) implements News {

        @Override
        public long seq() {
            return message.sent().seq();
        }

        @Override
        public UserId actor() {
            return message.sender();
        }

        @Override
        public Optional<Subject> forPerson(UserId person) {
            boolean names = message.sent().content().mentions(person);
            return Optional.of(new Subject(seq(), actor(), names ? Naming.THEM : Naming.NOBODY, message.deleted()));
        }

        @Override
        public MessageId messageId() {
            return message.messageId();
        }

        @Override
        public String text() {
            return message.changes().text();
        }
    }

    /** People were brought into a group: for them that is as if somebody had called their name. */
    record Came(PushCandidate.Added added, Set<UserId> people) implements News {

        @Override
        public long seq() {
            return added.seq();
        }

        @Override
        public UserId actor() {
            return added.actor();
        }

        @Override
        public Optional<Subject> forPerson(UserId person) {
            return people.contains(person) ? Optional.of(new Subject(seq(), actor(), Naming.THEM, false)) : Optional.empty();
        }

        @Override
        public @Nullable MessageId messageId() {
            return null;
        }

        @Override
        public String text() {
            return "";
        }
    }
}
