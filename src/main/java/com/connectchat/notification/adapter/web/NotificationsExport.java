package com.connectchat.notification.adapter.web;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.KeepPreferences;
import com.connectchat.notification.KeepPushAddresses;
import com.connectchat.notification.PushLevel;
import com.connectchat.notification.PushService;
import com.connectchat.notification.adapter.web.PreferencesController.PreferencesView;
import com.connectchat.user.ExportPart;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What somebody wants to be told of and where pushes go, to take away. Who has a push address may disturb, so it stays here. */
@Component
final class NotificationsExport implements ExportPart {

    private final KeepPreferences preferences;
    private final KeepPushAddresses addresses;

    NotificationsExport(KeepPreferences preferences, KeepPushAddresses addresses) {
        this.preferences = preferences;
        this.addresses = addresses;
    }

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public Exported of(UserId user) {
        List<LevelView> levels = preferences.ofConversations(user).entrySet().stream()
                .map(each -> new LevelView(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(each -> each.conversationId().value())).toList();
        return new Exported(PreferencesView.of(preferences.own(user)), levels,
                addresses.given(user).stream().map(each -> new AddressView(each.deviceId(), each.service())).toList());
    }

    record Exported(PreferencesView preferences, List<LevelView> conversations, List<AddressView> pushAddresses) {
    }

    record LevelView(ConversationId conversationId, PushLevel push) {
    }

    record AddressView(DeviceId deviceId, PushService provider) {
    }
}
