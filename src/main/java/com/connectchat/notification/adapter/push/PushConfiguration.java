package com.connectchat.notification.adapter.push;

import com.connectchat.notification.PushService;
import com.connectchat.notification.PushSettings;
import com.connectchat.notification.application.PushProvider;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** A courier for each push service that is set up, and nothing made or loaded for the others; on a laptop their pushes are logged. */
@Configuration(proxyBeanMethods = false)
class PushConfiguration {

    @Bean
    LoggedPushes loggedPushes() {
        return new LoggedPushes();
    }

    @Bean
    Couriers couriers(PushSettings settings, LoggedPushes logged, Environment environment, Clock clock) {
        Couriers couriers = new Couriers(settings, clock);
        if (settings.log() == null ? environment.getProperty("connectchat.store", "embedded").equals("embedded") : settings.log()) {
            for (PushService each : PushService.values()) {
                couriers.addMissing(each, logged);
            }
        }
        return couriers;
    }

    @Bean
    PushProvider pushProvider(Couriers couriers, PushSettings settings) {
        return new Pushes(couriers.all(), settings.sending());
    }
}
