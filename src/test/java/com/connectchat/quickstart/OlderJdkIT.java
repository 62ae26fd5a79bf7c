package com.connectchat.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What somebody sees who has only an old JDK; played by a build that finds no JDK new enough. */
final class OlderJdkIT {

    @Test
    void saysWhatToInstall() throws IOException, InterruptedException {
        Process build = new ProcessBuilder("./mvnw", "-B", "-q", "-P", "older-jdk", "-Djdk.pattern=none", "initialize")
                .redirectErrorStream(true).start();

        String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(build.waitFor()).isNotZero();
        assertThat(output).contains("needs a JDK 25 or newer", "Install Temurin 25 from https://").doesNotContain("toolchain definitions");
    }
}
