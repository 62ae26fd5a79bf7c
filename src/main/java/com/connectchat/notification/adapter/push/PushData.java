package com.connectchat.notification.adapter.push;

import com.connectchat.notification.domain.Push;
import com.connectchat.notification.domain.Push.Preview;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a push says, the same by every way: where the news is, how much of it, and only for those who asked for it how it begins. */
final class PushData {

    private PushData() {
    }

    /** All of it as texts, because not every service takes anything else. */
    static Map<String, String> of(Push push) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("conversation_id", push.conversationId().value());
        data.put("seq", Long.toString(push.seq()));
        data.put("unread_count", Long.toString(push.unread()));
        Preview preview = push.preview();
        if (preview != null) {
            data.put("sender", preview.sender());
            data.put("text", preview.text());
        }
        return data;
    }
}
