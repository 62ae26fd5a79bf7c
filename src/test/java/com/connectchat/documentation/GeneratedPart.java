package com.connectchat.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a page that is made from the code: what stands between {@code <!-- generated: name -->} and
 * {@code <!-- end -->}. Run a test with {@code -Dconnectchat.docs=write} to have it written instead of compared.
 */
record GeneratedPart(Path page, String name) {

    static final String HOW_TO_WRITE = "./mvnw test -Dtest='com.connectchat.documentation.*Tests' -Dconnectchat.docs=write";

    private static final boolean WRITE = "write".equals(System.getProperty("connectchat.docs"));

    void assertIs(String expected) throws IOException {
        String text = Files.readString(page);
        String begin = "<!-- generated: " + name + " -->\n";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf("<!-- end -->", from);
        assertThat(text).as("%s has the part '%s'", page, name).contains(begin).contains("<!-- end -->");
        if (WRITE) {
            Files.writeString(page, text.substring(0, from) + expected + text.substring(to));
        } else {
            assertThat(text.substring(from, to)).as("%s is out of date; write it anew: %s", page, HOW_TO_WRITE).isEqualTo(expected);
        }
    }
}
