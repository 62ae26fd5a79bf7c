package com.connectchat.user.adapter.dynamodb;

import com.connectchat.dynamodb.Condition;
import com.connectchat.dynamodb.Item;
import com.connectchat.kernel.UserId;
import com.connectchat.user.PresenceVisibility;
import com.connectchat.user.domain.Account;
import com.connectchat.user.domain.PasswordHash;
import com.connectchat.user.domain.Username;
import org.jspecify.annotations.Nullable;

/** How an account lies in the table, and the row that gives out its username. */
final class AccountItem {

    private static final String ID = "user_id";
    private static final String USERNAME = "username";
    private static final String DISPLAY_NAME = "display_name";
    private static final String ABOUT = "about_text";
    private static final String CREATED_AT = "created_at";
    private static final String PASSWORD = "password_hash";
    private static final String PASSWORD_VERSION = "password_version";
    private static final String PRESENCE_VISIBILITY = "presence_visibility";
    private static final String REVISION = "revision_number";

    private AccountItem() {
    }

    static Item key(UserId id) {
        return UserTable.key("account " + id.value(), "account");
    }

    static Item usernameKey(Username username) {
        return UserTable.key("username " + username.value(), "username");
    }

    static Item of(Account account) {
        Item item = key(account.id()).text(ID, account.id().value()).text(USERNAME, account.username().value())
                .text(DISPLAY_NAME, account.displayName()).time(CREATED_AT, account.createdAt()).number(REVISION, account.revision())
                .text(PRESENCE_VISIBILITY, account.presenceVisibility().code());
        @Nullable String about = account.about();
        @Nullable PasswordHash password = account.password();
        Item described = about == null ? item : item.text(ABOUT, about);
        return password == null ? described : described.text(PASSWORD, password.encoded()).number(PASSWORD_VERSION, password.version());
    }

    static Item usernameOf(Account account) {
        return usernameKey(account.username()).text(ID, account.id().value());
    }

    static Condition hasRevision(long revision) {
        return new Condition("revision_number = :revision", Item.EMPTY.number(":revision", revision));
    }

    static UserId id(Item item) {
        return new UserId(item.text(ID));
    }

    static Account read(Item item) {
        PasswordHash password = item.has(PASSWORD) ? new PasswordHash(item.text(PASSWORD), (int) item.number(PASSWORD_VERSION)) : null;
        return new Account(id(item), new Username(item.text(USERNAME)), item.text(DISPLAY_NAME), item.textIfThere(ABOUT).orElse(null),
                item.time(CREATED_AT), password, visibility(item), item.number(REVISION));
    }

    /** Missing in accounts from before there was the setting. */
    private static PresenceVisibility visibility(Item item) {
        return item.textIfThere(PRESENCE_VISIBILITY).map(PresenceVisibility::of).orElse(PresenceVisibility.EVERYBODY);
    }
}
