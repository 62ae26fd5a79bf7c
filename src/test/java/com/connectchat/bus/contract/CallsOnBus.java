package com.connectchat.bus.contract;

import com.connectchat.bus.RecordingBus;
import com.connectchat.bus.contract.OutgoingMessage.Answer;
import com.connectchat.bus.contract.OutgoingMessage.Deliver;
import com.connectchat.bus.contract.OutgoingMessage.Reply;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Calls over a bus without threads; the part of the gateway that hands outcomes to HTTPS callers is played here. */
public final class CallsOnBus {

    private CallsOnBus() {
    }

    public static Calls over(RecordingBus bus) {
        Calls calls = new Calls(bus, Clock.systemUTC());
        bus.onOutgoing(message -> {
            Reply reply = switch (message) {
                case Answer answer -> answer.reply();
                case Deliver deliver -> deliver.reply();
                default -> null;
            };
            complete(calls, reply);
        });
        bus.onFannedOut(message -> complete(calls, message.reply()));
        return calls;
    }

    private static void complete(Calls calls, @Nullable Reply reply) {
        if (reply != null && reply.to() instanceof ReplyTo.Call call) {
            calls.complete(call, reply.outcome());
        }
    }
}
