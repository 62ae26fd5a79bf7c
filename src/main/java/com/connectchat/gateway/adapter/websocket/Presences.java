package com.connectchat.gateway.adapter.websocket;

import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is online. */
final class Presences {

    void watch(Client client, @Nullable String id, List<UserId> users) {
        client.refuse(id, ErrorCode.NOT_SUPPORTED, "presence is not there yet");
    }

    void unwatch(Client client, @Nullable String id, List<UserId> users) {
        client.refuse(id, ErrorCode.NOT_SUPPORTED, "presence is not there yet");
    }
}
