package com.connectchat.embedded;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the embedded store lives.
 *
 * @param dataDir the directory that holds everything that is stored; made when missing, used by one process at a time
 */
@ConfigurationProperties("connectchat")
public record EmbeddedSettings(@DefaultValue("./data") Path dataDir) {
}
