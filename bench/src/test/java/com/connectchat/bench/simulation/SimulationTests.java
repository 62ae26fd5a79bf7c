package com.connectchat.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.connectchat.bench.simulation.Design.Cells;
import com.connectchat.bench.simulation.Design.GatewayByGateway;
import com.connectchat.bench.simulation.Design.MemberByMember;
import com.connectchat.bench.simulation.GroupSizes.Share;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SimulationTests {

    private static final int GATEWAYS = 40;
    private static final int SAMPLES = 5_000;
    private static final Bytes BYTES = new Bytes(600, 25);
    private static final GroupSizes MIXED = GroupSizes.parse("--sizes", "4:50,50:45,2500:5");
    private static final List<Design> ALL =
            List.of(new Cells(1), new Cells(4), new Cells(GATEWAYS), new GatewayByGateway(), new MemberByMember());

    @Test
    void everyDesignDeliversTheSameCopies() {
        List<Load> loads = run(MIXED, 30, ALL);

        assertThat(loads).extracting(Load::deliveries).containsOnly(loads.getFirst().deliveries());
        assertThat(loads.getFirst().deliveries()).isPositive();
        assertThat(loads).extracting(Load::messages).containsOnly((long) SAMPLES);
    }

    @Test
    void inOneCellEveryGatewayTakesEveryRecordOnce() {
        Load load = run(sized(50), 100, List.of(new Cells(1))).getFirst();

        assertThat(load.published()).isEqualTo(SAMPLES);
        assertThat(load.read() + load.passedOver()).isEqualTo((long) SAMPLES * GATEWAYS);
        assertThat(load.read()).isCloseTo((long) (SAMPLES * expectedPlaces(GATEWAYS, 50)), Percentage.withPercentage(1));
        assertThat(load.bytesPublished()).isEqualTo(SAMPLES * (600L + 50 * 25) + 2 * load.read());
        assertThat(load.bytesTaken()).isEqualTo(GATEWAYS * load.bytesPublished());
    }

    @Test
    void aMessageIsARecordForEachCellThatHoldsSomebody() {
        Load load = run(sized(10), 100, List.of(new Cells(8))).getFirst();

        assertThat((double) load.published() / SAMPLES).isCloseTo(expectedPlaces(8, 10), within(0.05));
        assertThat(load.read() + load.passedOver()).isEqualTo(load.published() * GATEWAYS / 8);
    }

    @Test
    void aCellForEachGatewayIsARecordForEachGateway() {
        List<Load> loads = run(sized(30), 40, List.of(new Cells(GATEWAYS), new GatewayByGateway()));

        assertThat(loads.getFirst().published()).isEqualTo(loads.getLast().published());
        assertThat(loads.getFirst().passedOver()).isZero();
        assertThat(loads.getFirst().bytesPublished()).isGreaterThan(loads.getLast().bytesPublished());
    }

    @Test
    void nobodyIsLookedUpInALargeGroup() {
        Load load = run(sized(2_500), 1, List.of(new Cells(4))).getFirst();

        assertThat(load.published()).isEqualTo(SAMPLES * 3L * 4);
        assertThat(load.read()).isEqualTo(SAMPLES * 3L * GATEWAYS);
        assertThat(load.passedOver()).isZero();
    }

    @Test
    void aCopyAMemberIsAsManyRecordsAsTheGroupHasMembers() {
        Load load = run(sized(50), 20, List.of(new MemberByMember())).getFirst();

        assertThat(load.published()).isEqualTo(SAMPLES * 50L);
        assertThat(load.read()).isEqualTo(load.deliveries());
    }

    @Test
    void whoIsSteeredToTheirGroupsCellIsInNoOther() {
        Load load = new Simulation(new Fleet(GATEWAYS, 100, 8, 100), sized(30), BYTES, SAMPLES, 1).run(List.of(new Cells(8))).getFirst();

        assertThat(load.published()).isEqualTo(SAMPLES);
    }

    @Test
    void theSameSeedGivesTheSameTableAndAnotherOneAnother() {
        Table table = new Table(new Costs(2_000, 12_000, 10_000, 7_000), new Prices(40, 60, 1600, 250, 3), 1_000_000);

        String first = table.of(ALL, new Simulation(fleet(20), MIXED, BYTES, SAMPLES, 1).run(ALL));

        assertThat(table.of(ALL, new Simulation(fleet(20), MIXED, BYTES, SAMPLES, 1).run(ALL))).isEqualTo(first);
        assertThat(table.of(ALL, new Simulation(fleet(20), MIXED, BYTES, SAMPLES, 2).run(ALL))).isNotEqualTo(first);
    }

    @Test
    void costsAreWhatTheCountsSay() {
        Load load = new Load(10);
        load.message();
        load.records(2, 1_000, 3, 7);
        load.deliveries(5);
        Costs costs = new Costs(2_000, 12_000, 10_000, 7_000);
        Prices prices = new Prices(40, 50, 1_600, 100, 3);

        assertThat(costs.gatewayCores(load, 1_000)).isCloseTo((14 * 2 + 6 * 12 + 5 * 10) / 1e3, within(1e-9));
        assertThat(costs.workerCores(load, 1_000)).isCloseTo(0.014, within(1e-9));
        assertThat(prices.brokers(100e6, 100e6)).isEqualTo(3);
        assertThat(prices.brokers(100e6, 1_800e6)).isEqualTo(10);
        assertThat(prices.hour(10, 10)).isCloseTo(10 / 0.5 * 0.04 + 16, within(1e-9));
    }

    /** How many of so many places at least one of so many people is at, by chance alone. */
    private static double expectedPlaces(int places, int people) {
        return places * (1 - Math.pow(1 - 1.0 / places, people));
    }

    private static GroupSizes sized(int members) {
        return new GroupSizes(List.of(new Share(members, 100)));
    }

    private static Fleet fleet(int onlinePercent) {
        return new Fleet(GATEWAYS, onlinePercent, 8, 0);
    }

    private static List<Load> run(GroupSizes sizes, int onlinePercent, List<Design> designs) {
        return new Simulation(fleet(onlinePercent), sizes, BYTES, SAMPLES, 1).run(designs);
    }
}
