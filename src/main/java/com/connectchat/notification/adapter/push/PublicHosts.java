package com.connectchat.notification.adapter.push;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Whether a name leads into the public internet, so that no subscription makes the server call its neighbours. The platform remembers for
 * some seconds what a name led to, so the call that follows goes to what was looked at.
 */
final class PublicHosts {

    private PublicHosts() {
    }

    static boolean includes(String host) throws UnknownHostException {
        for (InetAddress each : InetAddress.getAllByName(host)) {
            if (!isPublic(each)) {
                return false;
            }
        }
        return true;
    }

    static boolean isPublic(InetAddress address) {
        return !address.isAnyLocalAddress() && !address.isLoopbackAddress() && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress() && !address.isMulticastAddress() && !isReserved(address.getAddress());
    }

    /** What the platform has no word for: this network, shared and reserved addresses; unique local ones of IPv6, and IPv4 within. */
    private static boolean isReserved(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (bytes.length == 4) {
            return first == 0 || first >= 240 || first == 100 && (second & 0xc0) == 64 || first == 198 && (second & 0xfe) == 18
                    || first == 192 && second == 0 && bytes[2] == 0;
        }
        return (first & 0xfe) == 0xfc || first == 0 || first == 0x20 && second == 0x02 || first == 0x20 && second == 0x01 && bytes[2] == 0;
    }
}
