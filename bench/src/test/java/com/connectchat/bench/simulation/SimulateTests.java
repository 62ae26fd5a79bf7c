package com.connectchat.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.connectchat.bench.cli.UsageError;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulateTests {

    @Test
    void printsARowForEachDesign() {
        String table = simulate("--samples", "100", "--gateways", "10", "--cells", "1,2");

        assertThat(table.lines()).hasSize(6).allMatch(each -> each.startsWith("|"));
        assertThat(table).contains("| one record, 1 cell |",
                "| a record a cell, 2 cells |", "| a record a gateway |", "| a copy a member |");
    }

    @Test
    void saysWhatIsWrongWithTheOptions() {
        assertThatThrownBy(() -> simulate("--gateways", "10", "--cells", "1,11")).isInstanceOf(UsageError.class)
                .hasMessageContaining("--cells is 1,11; legal are numbers from 1 to 10");
        assertThatThrownBy(() -> simulate("--sizes", "4:50,10:49")).isInstanceOf(UsageError.class).hasMessageContaining("add up to 100");
        assertThatThrownBy(() -> simulate("--sizes", "many")).isInstanceOf(UsageError.class).hasMessageContaining("MEMBERS:PERCENT");
    }

    private static String simulate(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Simulate.run(List.of(words), new PrintStream(out));
        return out.toString();
    }
}
