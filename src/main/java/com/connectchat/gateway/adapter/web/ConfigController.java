package com.connectchat.gateway.adapter.web;

import com.connectchat.gateway.GatewaySettings;
import com.connectchat.kernel.MessageContent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a client, before it signs in, where the socket is and what the server can do. */
@RestController
class ConfigController {

    private static final List<String> FEATURES =
            List.of("direct_conversations", "groups", "edit", "delete", "reactions", "receipts", "typing", "presence", "replay");

    /** Lets a client offer to sign in as a demo user. */
    private static final String DEMO = "demo";
    private static final String PUSH = "push";

    private final GatewayAddress address;
    private final int inFlightMax;
    private final List<String> features;
    private final String version;
    private final @Nullable String webPushKey;

    ConfigController(GatewayAddress address, GatewaySettings settings, Environment environment,
            @Value("${spring.application.version:development}") String version) {
        this.address = address;
        this.inFlightMax = settings.inFlightMax();
        this.features = Stream.of(FEATURES.stream(), pushes(environment) ? Stream.of(PUSH) : Stream.<String>empty(),
                hasDemoUsers(environment) ? Stream.of(DEMO) : Stream.<String>empty()).flatMap(each -> each).toList();
        this.version = version;
        this.webPushKey = pushes(environment) ? environment.getProperty("connectchat.push.webpush.public-key") : null;
    }

    @GetMapping("/v1/config")
    ClientConfig config(HttpServletRequest request) {
        return new ClientConfig(address.socketUrl(request), new Limits(GatewaySettings.FRAME_BYTES_MAX, MessageContent.TEXT_BYTES_MAX,
                MessageContent.METADATA_BYTES_MAX, MessageContent.ATTACHMENTS_MAX, inFlightMax, RequestGuard.BODY_BYTES_MAX),
                features, version, webPushKey);
    }

    private static boolean pushes(Environment environment) {
        return environment.getProperty("connectchat.push.enabled", Boolean.class, true);
    }

    /** As the user module opens them: where it is said, and unsaid on the embedded store. */
    private static boolean hasDemoUsers(Environment environment) {
        boolean isEmbedded = environment.getProperty("connectchat.store", "embedded").equals("embedded");
        return environment.getProperty("connectchat.demo", Boolean.class, isEmbedded);
    }

    /**
     * @param features   what this server can do beyond the bare protocol; a client hides what is not listed
     * @param webPushKey what a browser subscribes to pushes with; missing where this server pushes to no browser
     */
    record ClientConfig(String wsUrl, Limits limits, List<String> features, String version, @Nullable String webPushKey) {
    }

    /** Bounds that clients run into; bytes are of UTF-8. */
    record Limits(int frameBytesMax, int textBytesMax, int metadataBytesMax, int attachmentsMax, int inFlightMax, int bodyBytesMax) {
    }
}
