package com.connectchat.remote;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the modules are that this process calls and does not run.
 *
 * @param remote by the module's name, such as {@code connectchat.remote.persistence.url=http://persistence.internal:8083}: the
 *               internal endpoint of a process that runs the module, or of one that itself calls it there and passes the call on
 */
@ConfigurationProperties("connectchat")
record RemoteSettings(@DefaultValue Map<String, Target> remote) {

    RemoteSettings {
        remote = Map.copyOf(remote);
    }

    /** @param url its scheme, host and port */
    record Target(URI url) {
    }
}
