package com.connectchat.messaging.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every fault at every step of the way of a message, at every time that the step is reached. A run is the same each time up to its fault,
 * so once a step is not reached for the n-th time, all later times are that same run without any fault.
 */
class CrashSweepTests {

    @ParameterizedTest
    @EnumSource
    void keepsTheContract(CrashPoint point) {
        for (Fault fault : Fault.values()) {
            int runs = 0;
            boolean isReached = true;
            for (int nth = 1; isReached; nth++) {
                Injection injection = new Injection(point, fault, nth);
                List<String> wrong = new BrokenWorld(injection, null).run();

                assertThat(wrong).as("%s at time %d", injection, nth).isEmpty();
                isReached = injection.happened();
                runs += isReached ? 1 : 0;
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

    private static boolean isCaught(PlantedOnTheWay bug, CrashPoint point, Fault fault) {
        boolean isReached = true;
        for (int nth = 1; isReached; nth++) {
            Injection injection = new Injection(point, fault, nth);
            if (!new BrokenWorld(injection, bug).run().isEmpty()) {
                return true;
            }
            isReached = injection.happened();
        }
        return false;
    }
}
