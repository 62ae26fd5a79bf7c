package com.connectchat.kernel;

import static com.connectchat.kernel.MessageContent.ATTACHMENTS_MAX;
import static com.connectchat.kernel.MessageContent.MENTIONS_MAX;
import static com.connectchat.kernel.MessageContent.METADATA_BYTES_MAX;
import static com.connectchat.kernel.MessageContent.TEXT_BYTES_MAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageContentTests {

    @ParameterizedTest
    @CsvSource({"x,1", "é,2", "世,3", "👋,4"})
    void textIsBoundedInBytes(String character, int bytes) {
        String most = character.repeat(TEXT_BYTES_MAX / bytes);

        assertThatCode(() -> MessageContent.ofText(most)).doesNotThrowAnyException();
        assertThatCode(() -> MessageContent.ofText(most.substring(character.length()))).doesNotThrowAnyException();
        refused("/text", () -> MessageContent.ofText(most + "x".repeat(TEXT_BYTES_MAX % bytes + 1)));
        refused("/text", () -> MessageContent.requireEditedText(most + "x".repeat(TEXT_BYTES_MAX % bytes + 1)));
    }

    @Test
    void metadataIsBoundedInBytes() {
        assertThatCode(() -> metadata(METADATA_BYTES_MAX - 1)).doesNotThrowAnyException();
        assertThatCode(() -> metadata(METADATA_BYTES_MAX)).doesNotThrowAnyException();
        refused("/metadata", () -> metadata(METADATA_BYTES_MAX + 1));
        refused("/metadata", () -> of(null, 0, 0, "{\"a\":\"" + "é".repeat(METADATA_BYTES_MAX / 2) + "\"}"));
    }

    @Test
    void attachmentsAndMentionsAreBoundedInNumber() {
        assertThatCode(() -> of(null, ATTACHMENTS_MAX, 0, null)).doesNotThrowAnyException();
        assertThatCode(() -> of("x", 0, MENTIONS_MAX, null)).doesNotThrowAnyException();
        refused("/attachments", () -> of(null, ATTACHMENTS_MAX + 1, 0, null));
        refused("/mentions", () -> of("x", 0, MENTIONS_MAX + 1, null));
    }

    @Test
    void needsTextOrAttachmentsOrMetadata() {
        assertThatCode(() -> of("x", 0, 0, null)).doesNotThrowAnyException();
        assertThatCode(() -> of(null, 1, 0, null)).doesNotThrowAnyException();
        assertThatCode(() -> of(null, 0, 0, "{}")).doesNotThrowAnyException();
        refused("/text", () -> of(null, 0, 1, null));
        refused("/text", () -> of("", 0, 0, null));
        refused("/text", () -> of(" \n\t", 0, 0, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00b", "\udc00\ud800", "\0"})
    void holdsNoTextThatCanNotBeSent(String text) {
        refused("/text", () -> MessageContent.ofText(text));
        refused("/text", () -> MessageContent.requireEditedText(text));
        refused("/metadata", () -> of(null, 0, 0, "{\"a\":\"" + text + "\"}"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\n"})
    void anEditLeavesSomeText(@Nullable String text) {
        refused("/text", () -> MessageContent.requireEditedText(text));
    }

    @Test
    void knowsItsKindsByName() {
        assertThat(MessageKind.of("media")).isEqualTo(MessageKind.MEDIA);
        refused("/kind", () -> MessageKind.of("MEDIA"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123e4567-e89b-42d3-a456-426614174000", "123E4567-E89B-42D3-A456-426614174000",
        "00000000-0000-0000-0000-000000000000"})
    void aClientNamesItsMessagesByUuids(String id) {
        assertThat(ClientValues.requireClientMessageId(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1-1-1-1-1", "123e4567e89b42d3a456426614174000", "{123e4567-e89b-42d3-a456-426614174000}",
        "123e4567-e89b-42d3-a456-42661417400g", " 123e4567-e89b-42d3-a456-426614174000", "123e4567-e89b-42d3-a456-426614174000\n"})
    void nothingElseIsAUuid(@Nullable String id) {
        refused("/client_message_id", () -> ClientValues.requireClientMessageId(id));
    }

    @Test
    void anEmojiIsOneToSixtyFourBytes() {
        assertThat(ClientValues.requireEmoji("👩‍👩‍👧‍👦")).isEqualTo("👩‍👩‍👧‍👦");
        assertThat(ClientValues.requireEmoji("👋".repeat(16))).hasSize(32);
        refused("/emoji", () -> ClientValues.requireEmoji("👋".repeat(16) + "x"));
        refused("/emoji", () -> ClientValues.requireEmoji("x".repeat(65)));
        refused("/emoji", () -> ClientValues.requireEmoji(""));
        refused("/emoji", () -> ClientValues.requireEmoji(" "));
        refused("/emoji", () -> ClientValues.requireEmoji(null));
        refused("/emoji", () -> ClientValues.requireEmoji("\ud83d"));
    }

    @Test
    void aPlaceIsANumberThatJsonKeepsExactly() {
        assertThat(ClientValues.requireSeq("/seq", 0)).isZero();
        assertThat(ClientValues.requireSeq("/seq", 9_007_199_254_740_991L)).isEqualTo(9_007_199_254_740_991L);
        refused("/seq", () -> ClientValues.requireSeq("/seq", -1));
        refused("/seq", () -> ClientValues.requireSeq("/seq", 9_007_199_254_740_992L));
    }

    private static MessageContent metadata(int bytes) {
        return of(null, 0, 0, "{\"a\":\"" + "x".repeat(bytes - 8) + "\"}");
    }

    private static MessageContent of(@Nullable String text, int attachments, int mentions, @Nullable String metadata) {
        return new MessageContent(MessageKind.TEXT, text, Collections.nCopies(attachments, new MediaId("media_1")), null,
                Collections.nCopies(mentions, new UserId("u_1")), metadata);
    }

    private static void refused(String pointer, ThrowingCallable making) {
        assertThatExceptionOfType(InvalidField.class).isThrownBy(making).satisfies(refusal -> {
            assertThat(refusal.pointer()).isEqualTo(pointer);
            assertThat(refusal.getMessage()).isNotBlank();
        });
    }
}
