package com.connectchat.gateway.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may open sockets. Without an {@code Origin} there is no web page, and nothing to check.
 */
public final class AllowedOrigins {

    private static final String ALL = "*";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> listed = new HashSet<>();
    private final IntSupplier apiPort;
    private final Loopback loopback;

    /**
     * @param listed  origins such as {@code https://chat.example.org}, or {@code *}
     * @param apiPort the port of the HTTPS API on this host: its pages may connect
     */
    public AllowedOrigins(List<String> listed, IntSupplier apiPort, Loopback loopback) {
        listed.forEach(each -> this.listed.add(normal(each)));
        this.apiPort = apiPort;
        this.loopback = loopback;
    }

    /**
     * @param origin the header of the upgrade
     * @param host   the {@code Host} that was asked, with its port where it is not the default one
     */
    public boolean allow(String origin, @Nullable String host) {
        if (listed.contains(ALL) || listed.contains(origin.toLowerCase(Locale.ROOT))) {
            return true;
        }
        URI page = parse(origin);
        if (page == null || page.getHost() == null || page.getScheme() == null) {
            return false;
        }
        boolean fromHere = loopback == Loopback.ALLOWED && LOOPBACK.contains(page.getHost().toLowerCase(Locale.ROOT));
        return fromHere || host != null && isOfApi(page, host);
    }

    /** The API is on the host that was asked, at its own port or, behind a load balancer, at the same one. */
    private boolean isOfApi(URI page, String host) {
        URI asked = parse(page.getScheme() + "://" + host);
        return asked != null && asked.getHost() != null && asked.getHost().equalsIgnoreCase(page.getHost())
                && (port(page) == apiPort.getAsInt() || port(page) == port(asked));
    }

    private static int port(URI uri) {
        return uri.getPort() != -1 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static String normal(String origin) {
        URI uri = ALL.equals(origin) ? null : parse(origin);
        boolean legal = ALL.equals(origin) || uri != null && uri.getHost() != null && uri.getScheme() != null
                && (uri.getRawPath() == null || uri.getRawPath().isEmpty());
        if (!legal) {
            throw new IllegalArgumentException("allowed-origins: '" + origin
                    + "' is not an origin; write scheme, host and, where it is not the default, port, such as https://chat.example.org");
        }
        return origin.toLowerCase(Locale.ROOT);
    }

    private static @Nullable URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Whether pages served from this very machine may connect. */
    public enum Loopback {

        ALLOWED, AS_LISTED
    }
}
