package com.connectchat.notification.adapter.dynamodb;

import com.connectchat.dynamodb.Condition;
import com.connectchat.dynamodb.Item;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.Together;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.KeepPreferences.Quiet;
import com.connectchat.notification.PushLevel;
import com.connectchat.notification.application.PreferenceBook;
import com.connectchat.notification.domain.Preferences;
import com.connectchat.notification.domain.QuietHours;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Preferences in an item for each user; what they want of single conversations in the user's own partition. */
final class DynamoDbPreferenceBook implements PreferenceBook {

    private static final String USER = "user_id";
    private static final String LEVEL = "push_level";
    private static final String PREVIEW = "push_preview";
    private static final String REVISION = "revision_number";
    private static final String QUIET_FROM = "quiet_from";
    private static final String QUIET_TO = "quiet_to";
    private static final String QUIET_ZONE = "quiet_zone";
    /** Drawn for each write, so that it knows an attempt of its own whose answer was lost. */
    private static final String MARK = "write_mark";

    private final NotificationTable table;

    DynamoDbPreferenceBook(NotificationTable table) {
        this.table = table;
    }

    @Override
    public Map<UserId, Preferences> of(Collection<UserId> users) {
        Map<UserId, Preferences> found = new HashMap<>();
        table.getAll(users.stream().map(DynamoDbPreferenceBook::key).toList())
                .forEach(each -> found.put(new UserId(each.text(USER)), read(each)));
        return found;
    }

    @Override
    public boolean replace(UserId user, Preferences next) {
        Item item = key(user).text(USER, user.value()).text(LEVEL, next.push().name()).number(PREVIEW, next.preview() ? 1 : 0)
                .number(REVISION, next.revision()).number(MARK, ThreadLocalRandom.current().nextLong());
        QuietHours quiet = next.quietHours();
        Item whole = quiet == null ? item : item.number(QUIET_FROM, quiet.shown().fromMinute()).number(QUIET_TO, quiet.shown().toMinute())
                .text(QUIET_ZONE, quiet.shown().timeZone());
        return table.put(whole, next.revision() == 1 ? NotificationTable.NOTIFICATIONS.absent()
                : new Condition(REVISION + " = :before", Item.EMPTY.number(":before", next.revision() - 1)));
    }

    @Override
    public Map<UserId, PushLevel> levels(ConversationId conversation, Collection<UserId> users) {
        Map<UserId, PushLevel> found = new HashMap<>();
        table.getAll(users.stream().map(user -> levelKey(user, conversation)).toList())
                .forEach(each -> found.put(new UserId(each.text(USER)), PushLevel.valueOf(each.text(LEVEL))));
        return found;
    }

    @Override
    public Map<ConversationId, PushLevel> levels(UserId user) {
        Map<ConversationId, PushLevel> found = new HashMap<>();
        table.all(levelsOf(user)).forEach(each ->
                found.put(new ConversationId(each.text(NotificationTable.SORT)), PushLevel.valueOf(each.text(LEVEL))));
        return found;
    }

    @Override
    public void setLevel(UserId user, ConversationId conversation, @Nullable PushLevel level) {
        if (level == null) {
            table.delete(levelKey(user, conversation), null);
        } else {
            table.put(levelKey(user, conversation).text(USER, user.value()).text(LEVEL, level.name()), null);
        }
    }

    @Override
    public void removeAll(UserId user) {
        table.delete(key(user), null);
        Together.runInTurns(table.all(levelsOf(user)).stream().<Runnable>map(each -> () -> table.delete(
                NotificationTable.key(levelsOf(user), each.text(NotificationTable.SORT)), null)).toList());
    }

    private static Preferences read(Item item) {
        QuietHours quiet = !item.has(QUIET_ZONE) ? null : QuietHours.of(
                new Quiet((int) item.number(QUIET_FROM), (int) item.number(QUIET_TO), item.text(QUIET_ZONE)));
        return new Preferences(PushLevel.valueOf(item.text(LEVEL)), item.number(PREVIEW) == 1, quiet, item.number(REVISION));
    }

    private static Item key(UserId user) {
        return NotificationTable.key("preferences " + user.value(), "preferences");
    }

    private static String levelsOf(UserId user) {
        return "levels " + user.value();
    }

    private static Item levelKey(UserId user, ConversationId conversation) {
        return NotificationTable.key(levelsOf(user), conversation.value());
    }
}
