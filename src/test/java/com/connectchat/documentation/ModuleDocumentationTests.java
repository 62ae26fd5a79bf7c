package com.connectchat.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.ConnectChat;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** Draws the modules from the code: diagrams and canvases, in {@code target/modules}. */
final class ModuleDocumentationTests {

    private static final Path FOLDER = Path.of("target/modules");

    @Test
    void drawsEveryModule() {
        ApplicationModules modules = ApplicationModules.of(ConnectChat.class);

        new Documenter(modules, Documenter.Options.defaults().withOutputFolder(FOLDER.toString())).writeDocumentation();

        assertThat(modules.stream()).isNotEmpty()
                .allSatisfy(module -> assertThat(FOLDER.resolve("module-" + module.getIdentifier() + ".adoc")).isNotEmptyFile())
                .allSatisfy(module -> assertThat(FOLDER.resolve("module-" + module.getIdentifier() + ".puml")).isNotEmptyFile());
    }
}
