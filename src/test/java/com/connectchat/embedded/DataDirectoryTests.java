package com.connectchat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@ExtendWith(OutputCaptureExtension.class)
class DataDirectoryTests {

    @TempDir
    Path parent;

    @Test
    void isMadeWhenMissing() {
        Path directory = parent.resolve("not/there/yet");

        WrittenStore.open(directory).close();

        assertThat(directory.resolve("format")).hasContent("1");
    }

    @Test
    void holdsNoCopyOfTheNativeLibrary() {
        WrittenStore.open(parent).close();

        assertThat(parent.resolve("native")).isEmptyDirectory();
    }

    @Test
    void isFreeAgainAfterClosing() {
        WrittenStore.open(parent).close();

        WrittenStore.open(parent).close();

        assertThat(parent.resolve("store/CURRENT")).exists();
    }

    @Test
    void refusesASecondStoreInTheSameProcess() {
        try (EmbeddedStore first = WrittenStore.open(parent)) {
            assertThatThrownBy(() -> WrittenStore.open(parent))
                    .isInstanceOf(DataDirectoryRefused.class)
                    .hasMessageContaining("in use").hasMessageContaining("pid " + ProcessHandle.current().pid());
            assertThat(first.table("t").get(new byte[1])).isNull();
        }
    }

    @Test
    void refusesAnotherFormat() throws IOException {
        WrittenStore.open(parent).close();

        Files.writeString(parent.resolve("format"), "2\n");

        assertThatThrownBy(() -> WrittenStore.open(parent))
                .isInstanceOf(DataDirectoryRefused.class).hasMessageContaining("format '2'").hasMessageContaining("reads format '1'");
    }

    @Test
    void isReleasedWhereItWasRefused() throws IOException {
        WrittenStore.open(parent).close();
        Files.writeString(parent.resolve("format"), "2\n");
        assertThatThrownBy(() -> WrittenStore.open(parent)).isInstanceOf(DataDirectoryRefused.class);

        Files.writeString(parent.resolve("format"), "1\n");

        WrittenStore.open(parent).close();
    }

    @Test
    void refusesAPlaceWhereItCannotWrite() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "in the way");

        assertThatThrownBy(() -> WrittenStore.open(file.resolve("data")))
                .isInstanceOfSatisfying(DataDirectoryRefused.class, refusal -> {
                    assertThat(refusal).hasMessageContaining(file.toString()).hasMessageContaining("can't be written");
                    assertThat(refusal.remedy()).contains("--connectchat.data-dir");
                });
    }

    @Test
    void endsTheStartWithWhatIsWrongAndWhatToDo(CapturedOutput output) {
        SpringApplication application = new SpringApplication(StoreOnly.class);
        application.setWebApplicationType(WebApplicationType.NONE);

        try (EmbeddedStore first = WrittenStore.open(parent)) {
            assertThat(first.statistics().commits()).isZero();
            assertThatThrownBy(() -> application.run("--connectchat.data-dir=" + parent))
                    .hasRootCauseInstanceOf(DataDirectoryRefused.class);
        }

        assertThat(output).contains("APPLICATION FAILED TO START", "is in use by another process", "Stop the other one");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(EmbeddedSettings.class)
    @Import(EmbeddedConfiguration.class)
    static class StoreOnly {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
