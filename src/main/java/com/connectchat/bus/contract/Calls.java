package com.connectchat.bus.contract;

import com.connectchat.bus.BusUnavailable;
import com.connectchat.bus.MessageBus;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Sends a command over the bus and waits for its outcome, so that what comes over HTTPS takes the same way, and the
 * same place in the order, as what comes over a socket.
 */
@Component
public class Calls {

    /** After this the outcome is unknown and the caller is told so; a retry with the same client id is safe. */
    public static final Duration WAIT_MAX = Duration.ofSeconds(5);

    private final MessageBus bus;
    private final Clock clock;
    private final AtomicLong lastCallId = new AtomicLong();
    private final Map<Long, CompletableFuture<Outcome>> waiting = new ConcurrentHashMap<>();

    Calls(MessageBus bus, Clock clock) {
        this.bus = bus;
        this.clock = clock;
    }

    /** Waits at most {@link #WAIT_MAX}, on a thread that may wait. */
    public Outcome call(ConversationId conversation, UserId user, DeviceId device, Command command) {
        long callId = lastCallId.incrementAndGet();
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        waiting.put(callId, outcome);
        try {
            Origin origin = new Origin(user, device, new ReplyTo.Call(bus.ownAddress(), callId));
            bus.offer(Topics.INCOMING_MESSAGES, new IncomingMessage(conversation, origin, command, clock.instant()), failure -> {
                if (failure != null) {
                    outcome.complete(unavailable(failure));
                }
            });
            return outcome.get(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Outcome.Refused.of(ErrorCode.UNAVAILABLE,
                    "no outcome within " + WAIT_MAX.toSeconds() + " s; retry with the same client_message_id");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.Refused.of(ErrorCode.UNAVAILABLE, "the server is stopping; retry");
        } catch (ExecutionException e) {
            throw new IllegalStateException("An outcome is never completed exceptionally", e);
        } finally {
            waiting.remove(callId);
        }
    }

    /** Hands an outcome to its caller; one that no longer waits is passed over. */
    public void complete(ReplyTo.Call call, Outcome outcome) {
        CompletableFuture<Outcome> caller = waiting.get(call.callId());
        if (caller != null) {
            caller.complete(outcome);
        }
    }

    private static Outcome unavailable(BusUnavailable failure) {
        return Outcome.Refused.of(ErrorCode.UNAVAILABLE, String.valueOf(failure.getMessage()));
    }
}
