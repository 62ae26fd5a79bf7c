package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.CellSettings;
import com.connectchat.bus.contract.Calls;
import com.connectchat.bus.contract.Cells;
import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.bus.contract.Topics;
import com.connectchat.bus.contract.UserConnected;
import com.connectchat.gateway.GatewaySettings;
import com.connectchat.gateway.application.ConnectedClients;
import com.connectchat.gateway.application.SeeingPresence;
import com.connectchat.kernel.GatewayId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

/** A real listener on a free port, with everything behind it faked. */
final class RunningGateway implements AutoCloseable {

    static final GatewayId ADDRESS = new GatewayId(0);

    final FakeBus bus = new FakeBus();
    final Clock clock = Clock.systemUTC();
    final FakeTokens tokens = new FakeTokens(clock);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final FakeSessions sessions = new FakeSessions();
    final FakePeople people = new FakePeople();
    private final Gateway gateway;

    private RunningGateway(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(Map.of("connectchat.gateway.port", "0", "connectchat.gateway.address", "127.0.0.1",
                "connectchat.gateway.event-loops", "2"));
        all.putAll(properties);
        Binder binder = new Binder(new MapConfigurationPropertySource(all));
        GatewaySettings settings = binder.bindOrCreate("connectchat.gateway", GatewaySettings.class);
        MockEnvironment environment = new MockEnvironment();
        all.forEach(environment::setProperty);
        gateway = new WebSocketConfiguration().gateway(settings, new ConnectedClients(tokens, sessions, sessions, bus, clock),
                new SeeingPresence(people, people, sessions), bus, new Cells(CellSettings.ONE), calls(bus), clock, meters, environment);
        gateway.follow();
        gateway.open();
    }

    /** @param properties pairs of name and value, the names below {@code connectchat.gateway} */
    static RunningGateway with(String... properties) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            String name = properties[i].startsWith("connectchat.") ? properties[i] : "connectchat.gateway." + properties[i];
            named.put(name, properties[i + 1]);
        }
        return new RunningGateway(named);
    }

    /** Made by Spring only, so its constructor is nobody's business. */
    private static Calls calls(FakeBus bus) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("bus", bus);
        beans.registerSingleton("clock", Clock.systemUTC());
        return (Calls) beans.autowire(Calls.class, AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR, false);
    }

    int port() {
        return gateway.port();
    }

    Gateway gateway() {
        return gateway;
    }

    /** The records of one type that were offered, once there are so many. */
    <T> List<T> await(Class<T> type, int count, Duration max) {
        Awaitility.await().atMost(max).until(() -> bus.offered(type).size() >= count);
        return bus.offered(type);
    }

    int connections() {
        return (int) meters.get("connectchat.gateway.connections").gauge().value();
    }

    List<UserConnected> catchUps() {
        return bus.offered(UserConnected.class);
    }

    void bring(OutgoingMessage... messages) {
        bus.publish(Topics.OUTGOING_MESSAGES, List.of(messages));
    }

    @Override
    public void close() {
        gateway.close();
    }
}
