package com.connectchat.kernel;

import org.jmolecules.ddd.types.Identifier;

/** One running gateway, named by the partition of {@code outgoing_messages} that it holds. */
public record GatewayId(int partition) implements Identifier {
}
