package com.connectchat.journey;

import com.connectchat.RunningProduct;
import com.connectchat.notification.NotificationSettings;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.Conversations;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A hundred thousand messages, on the embedded store. */
@RunningProduct
class LongAbsenceTests extends LongAbsenceContract {

    LongAbsenceTests(@LocalServerPort int apiPort, @Value("${connectchat.gateway.port}") int socketPort, Conversations conversations,
            ConversationLog log, NotificationSettings settings) {
        super(new Running(new Product(apiPort, socketPort), conversations, log, settings));
    }

    @Override
    protected int conversationsCount() {
        return 1_000;
    }
}
