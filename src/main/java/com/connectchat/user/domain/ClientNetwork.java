package com.connectchat.user.domain;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Where tries come from: an IPv4 address, or the /64 network of an IPv6 address, because whoever has one of its addresses
 * has all of them.
 */
public record ClientNetwork(String value) implements ValueObject {

    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    /** @param address as text; anything but an IP address stands for itself */
    public static ClientNetwork of(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == IPV6_BYTES
                    ? new ClientNetwork(HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)))
                    : new ClientNetwork(address);
        } catch (IllegalArgumentException e) {
            return new ClientNetwork(address);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
