package com.connectchat.gateway.adapter.websocket;

import com.connectchat.kernel.UserId;
import com.connectchat.persistence.ShareConversations;
import com.connectchat.user.CheckVisibility;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Everybody sees everybody, but for those of whom a test says otherwise; nobody shares a conversation. */
final class FakePeople implements CheckVisibility, ShareConversations {

    private final Set<Pair> hidden = ConcurrentHashMap.newKeySet();

    /** From now on the viewer may not see the other one. */
    void hide(String person, String viewer) {
        hidden.add(new Pair(new UserId(viewer), new UserId(person)));
    }

    void show(String person, String viewer) {
        hidden.remove(new Pair(new UserId(viewer), new UserId(person)));
    }

    @Override
    public List<Visibility> of(List<Pair> pairs) {
        return pairs.stream().map(each -> hidden.contains(each) ? Visibility.HIDDEN : Visibility.VISIBLE).toList();
    }

    @Override
    public boolean shared(UserId person, UserId other) {
        return false;
    }
}
