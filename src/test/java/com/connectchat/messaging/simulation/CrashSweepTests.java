package com.connectchat.messaging.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault at every step of the way of a message, at every time that the step is reached. */
class CrashSweepTests {

    /** More often no step is reached in a run, which {@link #thereAreNoMoreTimes()} makes sure of. */
    private static final int TIMES_MAX = 200;

    @ParameterizedTest
    @EnumSource
    void keepsTheContract(CrashPoint point) {
        for (Fault fault : Fault.values()) {
            int runs = 0;
            for (int nth = 1; nth < TIMES_MAX; nth++) {
                Injection injection = new Injection(point, fault, nth);
                List<String> wrong = new BrokenWorld(injection, null).run();

                assertThat(wrong).as("%s at time %d", injection, nth).isEmpty();
                runs += injection.happened() ? 1 : 0;
            }
            System.out.printf("%-12s %-18s %d runs%n", point, fault, runs);
            assertThat(runs).as("%s %s", point, fault).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsAPlantedBug(PlantedOnTheWay bug) {
        List<String> caughtBy = new ArrayList<>();
        for (CrashPoint point : CrashPoint.values()) {
            for (Fault fault : Fault.values()) {
                if (isCaught(bug, point, fault)) {
                    caughtBy.add(point + " " + fault);
                }
            }
        }

        System.out.printf("%-30s is caught by %s%n", bug, caughtBy);
        assertThat(caughtBy).isNotEmpty();
    }

    @Test
    void thereAreNoMoreTimes() {
        for (CrashPoint point : CrashPoint.values()) {
            Injection injection = new Injection(point, Fault.FAIL, TIMES_MAX);
            new BrokenWorld(injection, null).run();

            assertThat(injection.happened()).as("%s is reached %d times", point, TIMES_MAX).isFalse();
        }
    }

    private static boolean isCaught(PlantedOnTheWay bug, CrashPoint point, Fault fault) {
        for (int nth = 1; nth < TIMES_MAX; nth++) {
            if (!new BrokenWorld(new Injection(point, fault, nth), bug).run().isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
