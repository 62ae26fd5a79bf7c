package com.connectchat.bench.standin;

/** A message as the stand-in keeps it. */
record StoredMessage(String conversationId, long seq, long prevSeq, String sender, String clientMessageId, String text) {

    /** The same, joined to another one. */
    StoredMessage after(long otherPrevSeq) {
        return new StoredMessage(conversationId, seq, otherPrevSeq, sender, clientMessageId, text);
    }

    String frame() {
        return """
                {"type":"message.new","data":{"conversation_id":"%s","seq":%d,"prev_seq":%d,"message_id":"m-%d","sender_id":"%s",\
                "client_message_id":"%s","kind":"text","text":"%s","created_at":"2026-11-20T00:00:00.000Z"}}"""
                .formatted(conversationId, seq, prevSeq, seq, sender, clientMessageId, text);
    }
}
