package com.connectchat.notification.adapter.push;

import com.connectchat.notification.PushService;
import com.connectchat.notification.PushSettings;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The couriers of the services that are set up; what they hold open ends with them. */
final class Couriers implements AutoCloseable {

    private final Map<PushService, Courier> couriers = new EnumMap<>(PushService.class);
    private final Duration timeout;
    private final Clock clock;
    private @Nullable HttpClient client;

    Couriers(PushSettings settings, Clock clock) {
        this.timeout = settings.sending().timeout();
        this.clock = clock;
        if (settings.apns().keyFile() != null) {
            couriers.put(PushService.APNS, ApnsCourier.open(settings.apns(), timeout, clock));
        }
        Path account = settings.fcm().serviceAccount();
        if (account != null) {
            couriers.put(PushService.FCM, new FcmCourier(settings.fcm().endpoint(), new GoogleTokens(account, http(), clock), http()));
        }
        String key = settings.webpush().privateKey();
        if (key != null) {
            Vapid vapid = new Vapid(settings.webpush().publicKey(), key, settings.webpush().subject(), clock);
            couriers.put(PushService.WEBPUSH, new WebPushCourier(vapid, http(), settings.webpush().allowPrivateHosts()));
        }
    }

    private Http http() {
        if (client == null) {
            client = Http.client(timeout).build();
        }
        return new Http(client, timeout, clock);
    }

    void addMissing(PushService service, Courier courier) {
        couriers.putIfAbsent(service, courier);
    }

    Map<PushService, Courier> all() {
        return Map.copyOf(couriers);
    }

    @Override
    public void close() {
        if (couriers.get(PushService.APNS) instanceof ApnsCourier open) {
            open.close();
        }
        if (client != null) {
            client.shutdownNow();
        }
    }
}
