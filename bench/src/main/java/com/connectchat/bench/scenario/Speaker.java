package com.connectchat.bench.scenario;

import static java.util.stream.Collectors.toMap;

import com.connectchat.bench.wire.MessageTemplate;
import com.connectchat.bench.wire.MessageTemplate.Sender;
import com.connectchat.bench.wire.ServerFrame;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** Who speaks while others are away, as fast as the server takes it. Lives on its lane. */
final class Speaker implements Link.User {

    private final Lane lane;
    private final Link link;
    private List<MessageTemplate> templates = List.of();
    private CompletableFuture<long[]> said = new CompletableFuture<>();
    private long[] heads = new long[0];
    private long messages;
    private long written;
    private long acknowledged;

    Speaker(Lane lane, Link.Terms terms, Account account) {
        this.lane = lane;
        this.link = new Link(lane, terms, account, this);
    }

    Link link() {
        return link;
    }

    /** What is said: so many messages in each of these conversations, in turn. */
    record Speech(List<String> conversations, int messagesEach, String text) {
    }

    /** Returns when all is acknowledged, with the newest number of each conversation; from any other thread. */
    Map<String, Long> say(Speech speech, Duration patience) {
        CompletableFuture<long[]> all = new CompletableFuture<>();
        lane.loop.execute(() -> start(speech, all));
        try {
            long[] newest = all.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return IntStream.range(0, newest.length).boxed().collect(toMap(speech.conversations()::get, i -> newest[i]));
        } catch (ExecutionException refused) {
            throw refused.getCause() instanceof RunFailed reason ? reason : new RunFailed(String.valueOf(refused));
        } catch (TimeoutException _) {
            throw new RunFailed("what the speaker said is not acknowledged after " + patience);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new RunFailed("interrupted");
        }
    }

    /** Closes the socket for good, from any thread. */
    void end() {
        lane.loop.execute(link::end);
    }

    private void start(Speech speech, CompletableFuture<long[]> all) {
        int run = ThreadLocalRandom.current().nextInt();
        templates = speech.conversations().stream().map(each -> new Sender(run, 0, 0).toConversation(each, speech.text())).toList();
        heads = new long[templates.size()];
        messages = (long) speech.messagesEach() * templates.size();
        written = 0;
        acknowledged = 0;
        said = all;
        pump();
        link.flush();
    }

    private void pump() {
        while (written < messages && written - acknowledged < link.inFlightMax()) {
            lane.tally.sent++;
            link.write(templates.get(conversation(written)), written);
            written++;
        }
        if (acknowledged == messages) {
            said.complete(heads);
        }
    }

    private int conversation(long index) {
        return (int) (index % templates.size());
    }

    @Override
    public String cursors() {
        return "";
    }

    @Override
    public void live() {
        // Speaks when told to.
    }

    @Override
    public void received(ServerFrame frame) {
        switch (frame.type()) {
            case OK -> acknowledged(frame);
            case ERROR -> {
                lane.tally.error(frame.errorCode());
                said.completeExceptionally(new RunFailed("what the speaker said was refused: " + frame.errorCode()));
            }
            case MESSAGE_NEW, SYNC_GAP, RECEIPT_UPDATED, WELCOME, SYNC_DONE, OTHER -> {
                // Nothing that a speaker waits for.
            }
        }
    }

    private void acknowledged(ServerFrame frame) {
        long index = frame.requestIndex();
        if (index != ServerFrame.ABSENT) {
            lane.tally.acknowledged++;
            acknowledged++;
            heads[conversation(index)] = Math.max(heads[conversation(index)], frame.seq());
            pump();
        }
    }
}
