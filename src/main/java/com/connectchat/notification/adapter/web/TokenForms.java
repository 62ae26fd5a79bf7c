package com.connectchat.notification.adapter.web;

import com.connectchat.kernel.InvalidField;
import com.connectchat.notification.PushService;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form of what push services call a device. A browser's is an address that this server will call, so it must be one of the public
 * internet; what its name leads to is looked at again before each call.
 */
final class TokenForms {

    static final int TOKEN_CHARACTERS_MAX = 4_096;

    private static final String TOKEN = "/token";
    /** What stands in a path as it is; how long a token is and what it says is Apple's affair. */
    private static final Pattern APNS = Pattern.compile("[0-9A-Za-z._~:=-]+");
    private static final Pattern FCM = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern PUBLIC_NAME = Pattern.compile("(?!.*\\.(local|localhost|internal|lan|home\\.arpa|test|invalid|onion)$)"
            + "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final int UNCOMPRESSED_POINT = 65;
    private static final int AUTH_SECRET = 16;

    private final boolean allowPrivateHosts;

    TokenForms(boolean allowPrivateHosts) {
        this.allowPrivateHosts = allowPrivateHosts;
    }

    /** The token, if the service could have given it. */
    String require(PushService service, @Nullable String token) {
        if (token == null || token.isEmpty() || token.length() > TOKEN_CHARACTERS_MAX) {
            throw new InvalidField(TOKEN, "token is required, of 1 to " + TOKEN_CHARACTERS_MAX + " characters");
        }
        boolean legal = switch (service) {
            case APNS -> APNS.matcher(token).matches();
            case FCM -> FCM.matcher(token).matches();
            case WEBPUSH -> isSubscription(token);
        };
        if (!legal) {
            throw new InvalidField(TOKEN, switch (service) {
                case APNS -> "token must be the device token as Apple gave it, as text";
                case FCM -> "token must be the registration token as Firebase gave it";
                case WEBPUSH -> "token must be the subscription as JSON in a string, {endpoint, keys: {p256dh, auth}}, "
                        + "with an https endpoint on a public host";
            });
        }
        return token;
    }

    private boolean isSubscription(String token) {
        try {
            JsonNode subscription = JsonMapper.shared().readTree(token);
            return isEndpoint(subscription.at("/endpoint").asString(""))
                    && hasBytes(subscription.at("/keys/p256dh").asString(""), UNCOMPRESSED_POINT)
                    && hasBytes(subscription.at("/keys/auth").asString(""), AUTH_SECRET);
        } catch (JacksonException e) {
            return false;
        }
    }

    private boolean isEndpoint(String endpoint) {
        try {
            URI uri = new URI(endpoint);
            String host = uri.getHost();
            return "https".equals(uri.getScheme()) && host != null && uri.getUserInfo() == null && uri.getFragment() == null
                    && (allowPrivateHosts || isPublic(uri, host));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A name and the common port: a bare address, or another port, is no browser's push service. */
    private static boolean isPublic(URI uri, String host) {
        return (uri.getPort() == -1 || uri.getPort() == 443) && PUBLIC_NAME.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean hasBytes(String base64Url, int length) {
        try {
            return Base64.getUrlDecoder().decode(base64Url).length == length;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
