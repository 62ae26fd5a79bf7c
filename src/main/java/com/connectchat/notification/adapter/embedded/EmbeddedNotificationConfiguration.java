package com.connectchat.notification.adapter.embedded;

import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.notification.application.Ledger;
import com.connectchat.notification.application.PreferenceBook;
import com.connectchat.notification.application.PushAddresses;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.store", havingValue = "embedded", matchIfMissing = true)
class EmbeddedNotificationConfiguration {

    @Bean
    NotificationStore notificationStore(EmbeddedStore store) {
        return new NotificationStore(store);
    }

    @Bean
    PushAddresses pushAddresses(NotificationStore store) {
        return new EmbeddedPushAddresses(store);
    }

    @Bean
    PreferenceBook preferenceBook(NotificationStore store) {
        return new EmbeddedPreferenceBook(store);
    }

    @Bean
    Ledger ledger(NotificationStore store) {
        return new EmbeddedLedger(store);
    }
}
