package com.connectchat.persistence.adapter.dynamodb;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** JSON of an event, deflated with the names that stand in every event known beforehand. */
final class DeflatedJson {

    /** What is deflated today is read for years: this text may never change. */
    private static final byte[] KNOWN = ("\"attachments\":[{\"media_id\":\"mentions\":[\"u_metadata\":{\"reply_to\":\"m\""
            + "emoji\":\"user_id\":\""
            + "{\"conversation_id\":\"d_\",\"seq\":1,\"prev_seq\":0,\"message_id\":\"m_\",\"sender_id\":\"u_\",\"client_message_id\":\""
            + "\",\"kind\":\"text\",\"text\":\"the and you that for are with \",\"created_at\":\"2026-01-01T00:00:00.000Z\"}")
            .getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK_BYTES = 4096;

    private DeflatedJson() {
    }

    static byte[] of(byte[] json) {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setDictionary(KNOWN);
            deflater.setInput(json);
            deflater.finish();
            ByteArrayOutputStream deflated = new ByteArrayOutputStream(json.length);
            byte[] chunk = new byte[CHUNK_BYTES];
            while (!deflater.finished()) {
                deflated.write(chunk, 0, deflater.deflate(chunk));
            }
            return deflated.toByteArray();
        }
    }

    static byte[] read(byte[] deflated) {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setDictionary(KNOWN);
            inflater.setInput(deflated);
            ByteArrayOutputStream json = new ByteArrayOutputStream(deflated.length * 3);
            byte[] chunk = new byte[CHUNK_BYTES];
            while (!inflater.finished()) {
                int length = inflater.inflate(chunk);
                if (length == 0 && inflater.needsInput()) {
                    throw new IllegalStateException("An event's deflated JSON ends too early");
                }
                json.write(chunk, 0, length);
            }
            return json.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("An event's deflated JSON can't be read", e);
        }
    }
}
