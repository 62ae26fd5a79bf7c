package com.connectchat.gateway.adapter.web;

import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.Need;
import com.connectchat.kernel.RequestRefused;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a load balancer whether to send clients here. The state becomes ready once everything has started, the
 * WebSocket listener included, and not ready as soon as the gateway drains.
 */
@RestController
class HealthController {

    private final ApplicationAvailability availability;
    private final ObjectProvider<Need> needs;

    HealthController(ApplicationAvailability availability, ObjectProvider<Need> needs) {
        this.availability = availability;
        this.needs = needs;
    }

    /** Answers 503 where only a restart helps. */
    @GetMapping("/livez")
    Health live() {
        return answer(availability.getLivenessState() == LivenessState.CORRECT, "The process is broken; restart it.");
    }

    @GetMapping("/readyz")
    Health ready() {
        needs.stream().map(Need::missing).flatMap(Optional::stream).findFirst().ifPresent(missing -> answer(false, missing));
        return answer(availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC,
                "Not taking clients now: starting, or draining before a stop.");
    }

    private static Health answer(boolean good, String otherwise) {
        if (!good) {
            throw new RequestRefused(ErrorCode.UNAVAILABLE, otherwise);
        }
        return new Health("up");
    }

    record Health(String status) {
    }
}
