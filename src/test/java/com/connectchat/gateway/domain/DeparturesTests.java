package com.connectchat.gateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.gateway.domain.Departures.Timetable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A drain in virtual time: a second has as many looks as a test gives it. */
class DeparturesTests implements Departures.Door<DeparturesTests.Visitor> {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration STEP = Duration.ofMillis(50);

    private final List<Visitor> present = new ArrayList<>();
    private final Set<Visitor> closed = new HashSet<>();
    private long nowMillis = 5_000;

    /** A connection that leaves by itself, or not. */
    static final class Visitor {

        private boolean greeted = true;
        private boolean idle = true;
        private boolean unheard;
        private int told;
        private long delayMillis;
        private long closedAtMillis;
    }

    @Test
    void tellsEachOnceAndSpreadsThemOverHalfOfTheTime() {
        arrive(100_000);
        Departures<Visitor> departures = departures();

        passes(departures, Duration.ofSeconds(9));

        assertThat(present).allSatisfy(each -> assertThat(each.told).isEqualTo(1));
        assertThat(present.stream().mapToLong(each -> each.delayMillis)).allMatch(delay -> delay < 10_000);
        assertThat(IntStream.range(0, 10).mapToLong(second -> present.stream().filter(each -> each.delayMillis / 1_000 == second).count()))
                .allSatisfy(each -> assertThat(each).isBetween(9_000L, 11_000L));
    }

    @Test
    void spreadsFewOverLittleTime() {
        arrive(300);

        passes(departures(), STEP);

        assertThat(present).allSatisfy(each -> assertThat(each.delayMillis).isLessThan(300));
    }

    @Test
    void servesEachUntilItsDelayIsOverThenClosesIt() {
        arrive(5_000);

        passes(departures(), Duration.ofSeconds(6));

        assertThat(closed).hasSize(5_000);
        assertThat(closed).allSatisfy(each -> assertThat(each.closedAtMillis - 5_000 - each.delayMillis)
                .isBetween(Departures.GRACE.toMillis(), Departures.GRACE.plus(STEP).toMillis() + 1));
    }

    @Test
    void waitsForAnswersButTakesNothingMoreMeanwhile() {
        Visitor busy = arrive(1).getFirst();
        busy.idle = false;
        Departures<Visitor> departures = departures();

        passes(departures, Duration.ofSeconds(4));
        boolean closedWhileBusy = closed.contains(busy);
        busy.idle = true;
        passes(departures, STEP);

        assertThat(busy.unheard).isTrue();
        assertThat(closedWhileBusy).isFalse();
        assertThat(closed).containsExactly(busy);
    }

    @Test
    void closesAllBeforeTheTimeIsUp() {
        Visitor stuck = arrive(1).getFirst();
        stuck.idle = false;

        passes(departures(), TIMEOUT);

        assertThat(stuck.closedAtMillis - 5_000).isLessThan(TIMEOUT.toMillis());
    }

    @Test
    void doesNotMindThoseWhoLeftByThemselves() {
        List<Visitor> all = arrive(1_000);
        Departures<Visitor> departures = departures();
        passes(departures, STEP);

        present.removeAll(all.subList(0, 500));
        passes(departures, Duration.ofSeconds(3));

        assertThat(closed).containsExactlyInAnyOrderElementsOf(all.subList(500, 1_000));
    }

    @Test
    void tellsThoseWhoCameMeanwhileAndClosesTheUngreetedAtOnce() {
        arrive(10_000);
        Departures<Visitor> departures = departures();
        passes(departures, Duration.ofSeconds(3));

        Visitor late = arrive(1).getFirst();
        Visitor ungreeted = arrive(1).getFirst();
        ungreeted.greeted = false;
        passes(departures, STEP);

        assertThat(late.told).isOne();
        assertThat(late.delayMillis).isLessThan(7_000);
        assertThat(closed).contains(ungreeted);
    }

    @Test
    void withoutAnyTimeAllAreClosedAtOnce() {
        arrive(10);
        Departures<Visitor> departures =
                new Departures<>(Timetable.of(10, Duration.ZERO, nanos()), new SplittableRandom(1), this);

        departures.look(List.copyOf(present), nanos());

        assertThat(closed).hasSize(10);
    }

    private List<Visitor> arrive(int count) {
        List<Visitor> arrived = IntStream.range(0, count).mapToObj(_ -> new Visitor()).toList();
        present.addAll(arrived);
        return arrived;
    }

    private Departures<Visitor> departures() {
        return new Departures<>(Timetable.of(present.size(), TIMEOUT, nanos()), new SplittableRandom(1), this);
    }

    private void passes(Departures<Visitor> departures, Duration time) {
        for (long until = nowMillis + time.toMillis(); nowMillis < until; nowMillis += STEP.toMillis()) {
            departures.look(List.copyOf(present), nanos());
        }
    }

    private long nanos() {
        return nowMillis * 1_000_000;
    }

    @Override
    public boolean tell(Visitor visitor, Duration delay) {
        if (visitor.greeted) {
            visitor.told++;
            visitor.delayMillis = delay.toMillis();
        }
        return visitor.greeted;
    }

    @Override
    public boolean isOver(Visitor visitor) {
        return closed.contains(visitor);
    }

    @Override
    public boolean isIdle(Visitor visitor) {
        return visitor.idle;
    }

    @Override
    public void takeNothingMore(Visitor visitor) {
        visitor.unheard = true;
    }

    @Override
    public void close(Visitor visitor) {
        visitor.closedAtMillis = nowMillis;
        closed.add(visitor);
    }
}
