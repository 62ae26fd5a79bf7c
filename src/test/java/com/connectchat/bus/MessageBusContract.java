package com.connectchat.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.connectchat.bus.MessageBus.Batch;
import com.connectchat.bus.MessageBus.Subscription;
import com.connectchat.kernel.GatewayId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every bus must do; each adapter runs it. */
public abstract class MessageBusContract {

    /** A record that says where it goes. */
    public record Letter(String key, int number) {
    }

    /** The topic by key; an adapter that needs topics made beforehand makes this one. */
    protected static final Topic<Letter> KEYED = Topic.keyed("contract_keyed", Letter.class, Letter::key);
    /** The topic by address. */
    protected static final Topic<Letter> ADDRESSED =
            Topic.addressed("contract_addressed", Letter.class, each -> Integer.parseInt(each.key()));

    /** The bus under test, fresh for each test. */
    protected abstract MessageBus bus();

    /** A bus whose partitions hold at most this many records, with no consumer that empties them in time. */
    protected abstract MessageBus busHolding(int recordsMax);

    /** From now on the bus of {@link #busHolding} is not emptied, where its consumers are not what empties it. */
    protected void stall() {
    }

    @Test
    void handsOnTheRecordsOfOneKeyInOrder() {
        List<Letter> got = Collections.synchronizedList(new ArrayList<>());
        bus().consume(KEYED, "readers", got::addAll);

        List<Letter> sent = IntStream.range(0, 1000).mapToObj(i -> new Letter("k" + i % 7, i)).toList();
        bus().publish(KEYED, sent);

        await().until(() -> got.size() == 1000);
        for (int key = 0; key < 7; key++) {
            String name = "k" + key;
            assertThat(got).filteredOn(each -> each.key().equals(name)).extracting(Letter::number).isSorted();
        }
    }

    @Test
    void keepsTheOrderOfEachTopicWhereOneBatchIsForSeveral() {
        List<Letter> keyed = Collections.synchronizedList(new ArrayList<>());
        List<Letter> addressed = Collections.synchronizedList(new ArrayList<>());
        bus().follow(KEYED, keyed::addAll);
        bus().followAddress(ADDRESSED, new GatewayId(0), addressed::addAll);
        List<Letter> first = IntStream.range(0, 50).mapToObj(i -> new Letter("0", i)).toList();
        List<Letter> more = IntStream.range(50, 60).mapToObj(i -> new Letter("0", i)).toList();

        bus().publish(List.of(new Batch<>(KEYED, first), new Batch<>(ADDRESSED, first), new Batch<>(KEYED, more)));

        await().until(() -> keyed.size() == 60 && addressed.size() == 50);
        assertThat(keyed).extracting(Letter::number).isSorted();
        assertThat(addressed).extracting(Letter::number).isSorted();
    }

    @Test
    void mixesOfferedAndPublishedRecordsInTheOrderOfTheirThread() {
        List<Letter> got = Collections.synchronizedList(new ArrayList<>());
        bus().consume(KEYED, "readers", got::addAll);

        for (int i = 0; i < 100; i++) {
            bus().offer(KEYED, new Letter("one", 2 * i), failure -> assertThat(failure).isNull());
            bus().publish(KEYED, List.of(new Letter("one", 2 * i + 1)));
        }

        await().until(() -> got.size() == 200);
        assertThat(got).extracting(Letter::number).isSorted();
    }

    @Test
    void givesEveryFollowerEveryRecord() {
        List<Letter> first = Collections.synchronizedList(new ArrayList<>());
        List<Letter> second = Collections.synchronizedList(new ArrayList<>());
        bus().follow(KEYED, first::addAll);
        bus().follow(KEYED, second::addAll);

        bus().publish(KEYED, IntStream.range(0, 50).mapToObj(i -> new Letter("k" + i, i)).toList());

        await().until(() -> first.size() == 50 && second.size() == 50);
    }

    @Test
    void givesAnAddressOnlyItsOwnRecords() {
        List<Letter> got = Collections.synchronizedList(new ArrayList<>());
        bus().followAddress(ADDRESSED, new GatewayId(0), got::addAll);

        bus().publish(ADDRESSED, List.of(new Letter("1", 1), new Letter("0", 2), new Letter("1", 3), new Letter("0", 4)));

        await().until(() -> got.size() == 2);
        assertThat(got).extracting(Letter::number).containsExactly(2, 4);
    }

    @Test
    void setsAPoisonRecordAsideAndGoesOn() {
        List<Letter> got = Collections.synchronizedList(new ArrayList<>());
        bus().consume(KEYED, "readers", batch -> batch.forEach(each -> {
            if (each.number() == 13) {
                throw new IllegalStateException("poison");
            }
            got.add(each);
        }));

        bus().publish(KEYED, IntStream.range(0, 30).mapToObj(i -> new Letter("one", i)).toList());

        await().untilAsserted(() -> assertThat(got).extracting(Letter::number).contains(29).doesNotContain(13));
        assertThat(got).extracting(Letter::number).containsAll(IntStream.range(0, 13).boxed().toList());
    }

    @Test
    void handsOverTogetherWhatCameTogether() {
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        bus().consume(KEYED, "readers", batch -> sizes.add(batch.size()));

        bus().publish(KEYED, IntStream.range(0, 500).mapToObj(i -> new Letter("one", i)).toList());

        await().until(() -> sizes.stream().mapToInt(Integer::intValue).sum() == 500);
        assertThat(sizes).hasSizeLessThan(100);
    }

    @Test
    void handsABatchOverAgainThatFailed() {
        List<Letter> got = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger calls = new AtomicInteger();
        bus().consume(KEYED, "readers", batch -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("the first time");
            }
            got.addAll(batch);
        });

        bus().publish(KEYED, IntStream.range(0, 20).mapToObj(i -> new Letter("one", i)).toList());

        await().until(() -> got.size() == 20);
        assertThat(got).extracting(Letter::number).isSorted();
    }

    @Test
    void doesNotHandOverAgainWhatAHandlerTook() {
        List<Letter> first = Collections.synchronizedList(new ArrayList<>());
        List<Letter> second = Collections.synchronizedList(new ArrayList<>());
        Subscription subscription = bus().consume(KEYED, "readers", first::addAll);
        bus().publish(KEYED, List.of(new Letter("one", 1), new Letter("one", 2)));
        await().until(() -> first.size() == 2);
        subscription.close();

        bus().consume(KEYED, "readers", second::addAll);
        bus().publish(KEYED, List.of(new Letter("one", 3)));

        await().until(() -> !second.isEmpty());
        assertThat(second).extracting(Letter::number).containsExactly(3);
        assertThat(first).hasSize(2);
    }

    @Test
    void letsGroupsReadWithoutEachOther() {
        List<Letter> first = Collections.synchronizedList(new ArrayList<>());
        List<Letter> second = Collections.synchronizedList(new ArrayList<>());
        bus().consume(KEYED, "readers", first::addAll);
        bus().consume(KEYED, "others", second::addAll);

        bus().publish(KEYED, IntStream.range(0, 50).mapToObj(i -> new Letter("k" + i, i)).toList());

        await().until(() -> first.size() == 50 && second.size() == 50);
    }

    @Test
    void showsAFollowerNothingFromBeforeItCame() {
        List<Letter> got = Collections.synchronizedList(new ArrayList<>());
        bus().publish(KEYED, List.of(new Letter("one", 1)));

        bus().follow(KEYED, got::addAll);
        bus().publish(KEYED, List.of(new Letter("one", 2)));

        await().until(() -> !got.isEmpty());
        assertThat(got).extracting(Letter::number).containsExactly(2);
    }

    @Test
    void holdsOneAddressForAsLongAsItRuns() {
        assertThat(bus().ownAddress()).isEqualTo(bus().ownAddress());
    }

    @Test
    void closesASubscriptionTwiceWithoutHarm() {
        Subscription subscription = bus().follow(KEYED, _ -> { });

        subscription.close();

        assertThatCode(subscription::close).doesNotThrowAnyException();
    }

    @Test
    void refusesWhatAFullPartitionCannotHold() {
        CountDownLatch release = new CountDownLatch(1);
        MessageBus small = busHolding(4);
        small.consume(KEYED, "stuck", batch -> awaitQuietly(release));
        AtomicReference<Object> refusal = new AtomicReference<>();
        stall();

        for (int i = 0; i < 20; i++) {
            small.offer(KEYED, new Letter("one", i), failure -> {
                if (failure != null) {
                    refusal.set(failure);
                }
            });
        }

        await().untilAsserted(() -> assertThat(refusal.get()).isInstanceOf(BusUnavailable.class));
        release.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
