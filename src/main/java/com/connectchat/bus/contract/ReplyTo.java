package com.connectchat.bus.contract;

import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.GatewayId;

/** The address of a waiting client. */
public sealed interface ReplyTo {

    /** The gateway that holds the client. */
    GatewayId gateway();

    /** A request on a socket, by the id that the client chose. */
    record Socket(GatewayId gateway, ConnectionId connection, String requestId) implements ReplyTo {
    }

    /** An HTTPS request that waits in its process (see {@link Calls}). */
    record Call(GatewayId gateway, long callId) implements ReplyTo {
    }
}
