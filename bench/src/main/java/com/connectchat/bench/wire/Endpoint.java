package com.connectchat.bench.wire;

import com.connectchat.bench.cli.UsageError;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Where the server listens.
 *
 * @param address resolved once, so that no look-up disturbs a measurement
 * @param host as it goes into the {@code Host} header
 * @param path with its query, if any
 */
public record Endpoint(InetSocketAddress address, String host, String path, Transport transport) {

    /** What the WebSocket runs on. */
    public enum Transport {
        PLAIN, TLS
    }

    /** @throws UsageError if it is no {@code ws} or {@code wss} address or its host is unknown */
    public static Endpoint of(String url) {
        try {
            URI uri = URI.create(url);
            Transport transport = switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
                case "ws" -> Transport.PLAIN;
                case "wss" -> Transport.TLS;
                default -> throw new IllegalArgumentException("its scheme is " + uri.getScheme());
            };
            if (uri.getHost() == null) {
                throw new IllegalArgumentException("it names no host");
            }
            int port = uri.getPort() >= 0 ? uri.getPort() : transport == Transport.TLS ? 443 : 80;
            String path = uri.getRawPath().isEmpty() ? "/v1/ws" : uri.getRawPath();
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(uri.getHost()), port);
            return new Endpoint(address, uri.getHost() + ":" + port, path, transport);
        } catch (IllegalArgumentException | UnknownHostException wrong) {
            throw new UsageError("--url is " + url + ": " + wrong.getMessage()
                    + "; legal is such as ws://127.0.0.1:8081/v1/ws or wss://chat.example.org");
        }
    }

    public boolean loopback() {
        return address.getAddress().isLoopbackAddress();
    }
}
