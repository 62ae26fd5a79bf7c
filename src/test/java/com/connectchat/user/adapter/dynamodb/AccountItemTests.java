package com.connectchat.user.adapter.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.dynamodb.Item;
import com.connectchat.user.PresenceVisibility;
import com.connectchat.user.domain.Account;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Accounts as former versions have stored them. */
class AccountItemTests {

    @Test
    void anAccountFromBeforeThereWasTheSettingShowsItsPresenceToEverybody() {
        Item stored = Item.EMPTY.text("user_id", "u_1").text("username", "alice").text("display_name", "Alice")
                .time("created_at", Instant.EPOCH).number("revision_number", 3);

        Account read = AccountItem.read(stored);

        assertThat(read.presenceVisibility()).isEqualTo(PresenceVisibility.EVERYBODY);
        assertThat(AccountItem.read(AccountItem.of(read.showPresenceTo(PresenceVisibility.NOBODY))).presenceVisibility())
                .isEqualTo(PresenceVisibility.NOBODY);
    }
}
