package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.MessageBus;
import com.connectchat.bus.contract.Calls;
import com.connectchat.bus.contract.Cells;
import com.connectchat.gateway.GatewaySettings;
import com.connectchat.gateway.application.ConnectedClients;
import com.connectchat.gateway.application.SeeingPresence;
import com.connectchat.gateway.domain.AllowedOrigins;
import com.connectchat.gateway.domain.Farewells;
import com.connectchat.gateway.domain.FloodGate;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts the gateway together; its parts are one object each and nobody else's business, so they are no beans. */
@Configuration(proxyBeanMethods = false)
class WebSocketConfiguration {

    /** Greetings and farewells at once: each costs a signature check here, or a round trip where the registry is remote. */
    private static final int OFF_LOOP_MAX = 64;

    @Bean
    Gateway gateway(GatewaySettings settings, ConnectedClients clients, SeeingPresence seeing, MessageBus bus, Cells cells,
            Calls calls, Clock clock, MeterRegistry meters, Environment environment) {
        GatewayMetrics metrics = new GatewayMetrics(meters);
        Admission admission = new Admission(settings.connections());
        metrics.watchConnections(admission, Admission::count);
        Loops loops = new Loops();
        Revocations revocations = new Revocations();
        Executor offLoop = new BoundedVirtualThreads("gateway-greeter-", OFF_LOOP_MAX);
        PresenceMetrics presenceMetrics = new PresenceMetrics(meters);
        PresenceWork presenceWork = new PresenceWork(presenceMetrics);
        Presences presences = new Presences(seeing, offLoop, presenceWork, presenceMetrics, settings.presence(), clock);
        PresenceNews news = new PresenceNews(bus, seeing,
                new Farewells<>(settings.presence().offlineAfter(), settings.presence().farewellsMax()), presenceMetrics, clock);
        presenceWork.every(Presences.TICK, presences::tick);
        presenceWork.every(Presences.TICK, news::tick);
        Greeter greeter = new Greeter(clients, offLoop, revocations, news, clock, metrics, loops);
        TypingNotices typing = new TypingNotices(bus, clock);
        Requests requests = new Requests(settings, bus, greeter, typing, presences, clock);
        Shared shared = new Shared(settings, clients, greeter, requests, typing, presences, metrics, clock,
                rates(settings, environment), loops);
        Doorkeeper doorkeeper = new Doorkeeper(origins(settings, environment));
        return new Gateway(shared, doorkeeper, admission, new Deliveries(loops, calls),
                new GroupDeliveries(loops, calls, bus, clients), revocations, presenceWork, bus, cells);
    }

    @Bean
    GatewayPhases.Following followingGateway(Gateway gateway) {
        return new GatewayPhases.Following(gateway);
    }

    @Bean
    GatewayPhases.Open openGateway(Gateway gateway) {
        return new GatewayPhases.Open(gateway);
    }

    private static FloodGate.@Nullable Rates rates(GatewaySettings settings, Environment environment) {
        GatewaySettings.Flood flood = settings.flood();
        boolean limited = environment.getProperty("connectchat.limits.enabled", Boolean.class, true);
        return !limited ? null : new FloodGate.Rates(flood.framesPerSecond(), flood.framesBurst(),
                flood.bytesPerSecond().toBytes(), flood.bytesBurst().toBytes());
    }

    private static AllowedOrigins origins(GatewaySettings settings, Environment environment) {
        boolean embedded = environment.getProperty("connectchat.store", "embedded").equals("embedded");
        List<String> listed = new ArrayList<>(settings.allowedOrigins());
        if (settings.publicUrl() != null) {
            listed.add(GatewaySettings.originOf(settings.publicUrl()));
        }
        return new AllowedOrigins(listed, () -> apiPort(environment),
                embedded ? AllowedOrigins.Loopback.ALLOWED : AllowedOrigins.Loopback.AS_LISTED);
    }

    /** The web server starts before anybody connects, so a port of its own choice is known by then. */
    private static int apiPort(Environment environment) {
        return environment.getProperty("local.server.port", Integer.class, environment.getProperty("server.port", Integer.class, 8080));
    }
}
