package com.connectchat.notification.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.KeepPreferences;
import com.connectchat.notification.PushLevel;
import com.connectchat.notification.domain.Preferences;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
final class KeepingPreferences implements KeepPreferences {

    private final PreferenceBook book;

    KeepingPreferences(PreferenceBook book) {
        this.book = book;
    }

    @Override
    public Own own(UserId user) {
        return current(user).shown();
    }

    @Override
    public Outcome change(UserId user, Change change) {
        while (true) {
            Preferences current = current(user);
            if (!change.onlyAt().include(current.revision())) {
                return new Outcome.OtherRevision();
            }
            Preferences next = current.after(change);
            if (book.replace(user, next)) {
                return new Outcome.Changed(next.shown());
            }
        }
    }

    @Override
    public Optional<PushLevel> ofConversation(UserId user, ConversationId conversation) {
        return Optional.ofNullable(book.levels(conversation, List.of(user)).get(user));
    }

    @Override
    public Map<ConversationId, PushLevel> ofConversations(UserId user) {
        return book.levels(user);
    }

    @Override
    public void changeOfConversation(UserId user, ConversationId conversation, @Nullable PushLevel level) {
        book.setLevel(user, conversation, level);
    }

    private Preferences current(UserId user) {
        return book.of(List.of(user)).getOrDefault(user, Preferences.UNSAID);
    }
}
