package com.connectchat.user.application;

import com.connectchat.user.PublishKeys;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class PublishingKeys implements PublishKeys {

    /** An X.509 Ed25519 key ends in its 32 bytes of RFC 8032 (RFC 8410, section 4). */
    private static final int POINT_BYTES = 32;

    private final KeyRing ring;
    private final Clock clock;

    PublishingKeys(KeyRing ring, Clock clock) {
        this.ring = ring;
        this.clock = clock;
    }

    @Override
    public List<PublicKey> publicKeys() {
        return ring.all(clock.instant()).stream().map(each -> new PublicKey(each.name(), point(each.publicKey()))).toList();
    }

    private static byte[] point(byte[] x509) {
        return Arrays.copyOfRange(x509, x509.length - POINT_BYTES, x509.length);
    }
}
