package com.connectchat.gateway.adapter.web;

import com.connectchat.gateway.GatewaySettings;
import com.connectchat.kernel.MessageContent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a client, before it signs in, where the socket is and what the server can do. */
@RestController
class ConfigController {

    private static final List<String> FEATURES =
            List.of("direct_conversations", "edit", "delete", "reactions", "receipts", "typing", "replay");

    private final GatewayAddress address;
    private final int inFlightMax;
    private final String version;

    ConfigController(GatewayAddress address, GatewaySettings settings,
            @Value("${spring.application.version:development}") String version) {
        this.address = address;
        this.inFlightMax = settings.inFlightMax();
        this.version = version;
    }

    @GetMapping("/v1/config")
    ClientConfig config(HttpServletRequest request) {
        return new ClientConfig(address.socketUrl(request), new Limits(GatewaySettings.FRAME_BYTES_MAX, MessageContent.TEXT_BYTES_MAX,
                MessageContent.METADATA_BYTES_MAX, MessageContent.ATTACHMENTS_MAX, inFlightMax, RequestGuard.BODY_BYTES_MAX),
                FEATURES, version);
    }

    /** @param features what this server can do beyond the bare protocol; a client hides what is not listed */
    record ClientConfig(String wsUrl, Limits limits, List<String> features, String version) {
    }

    /** Bounds that clients run into; bytes are of UTF-8. */
    record Limits(int frameBytesMax, int textBytesMax, int metadataBytesMax, int attachmentsMax, int inFlightMax, int bodyBytesMax) {
    }
}
