package com.connectchat.bench.simulation;

import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import com.connectchat.bench.cli.UsageError;
import com.connectchat.bench.simulation.Design.Cells;
import com.connectchat.bench.simulation.Design.GatewayByGateway;
import com.connectchat.bench.simulation.Design.MemberByMember;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command {@code simulate}: needs no server, and prints a table. */
public final class Simulate {

    public static final String NAME = "simulate";
    public static final String PURPOSE = "what four ways of fanning group messages out would do to a large fleet, on paper";
    public static final List<Option> OPTIONS = List.of(
            Option.of("--rate", "N", "10_000_000", "messages a second, over the whole fleet"),
            Option.of("--groups-percent", "N", "30", "of them to groups; the others are addressed to gateways by all designs"),
            Option.of("--sizes", "M:P,...", "4:30,12:35,50:20,150:10,500:4,2000:1", "members of a group, and percent of the messages"),
            Option.of("--online-percent", "N", "20", "of a group's members are connected"),
            Option.of("--gateways", "N", "1000", "in the fleet"),
            Option.of("--cells", "N,...", "1,4,16,64", "numbers of cells to try"),
            Option.of("--at-home-percent", "N", "0", "of a group's members are steered to the group's cell (of the most cells tried)"),
            Option.of("--payload-bytes", "N", "600", "of a record, without names: an event of 200 bytes of text, and its head"),
            Option.of("--name-bytes", "N", "21", "of each recipient that a record names"),
            Option.of("--passed-over-ns", "N", "2000", "gateway's CPU for a record that is for others"),
            Option.of("--read-ns", "N", "12000", "gateway's CPU to take and decode a record"),
            Option.of("--delivery-ns", "N", "10200", "gateway's CPU for a copy at a socket, where nothing coincides; 2400 flat out"),
            Option.of("--publish-ns", "N", "7000", "worker's CPU for a record on the bus"),
            Option.of("--core-price", "N", "40", "of a core and hour, in thousandths of a dollar"),
            Option.of("--busy-percent", "N", "60", "cores are at most so busy"),
            Option.of("--broker-price", "N", "1600", "of a broker and hour, in thousandths of a dollar"),
            Option.of("--broker-mb", "N", "250", "MB/s that a broker takes, copies included; it gives out twice that"),
            Option.of("--samples", "N", "100_000", "messages that are played through"),
            Option.of("--seed", "N", "1", "of all chance: the same one gives the same table"));

    private static final int PERCENT = 100;
    private static final int COPIES = 3;
    private static final int MAX = 1_000_000_000;

    private Simulate() {
    }

    /** @throws UsageError where the words make no sense */
    public static void run(List<String> words, PrintStream out) {
        Arguments arguments = Arguments.parse(words, OPTIONS);
        int gateways = arguments.integer("--gateways", 1, 100_000);
        List<Integer> cells = cells(arguments, gateways);
        List<Design> designs = new ArrayList<>();
        cells.forEach(each -> designs.add(new Cells(each)));
        designs.add(new GatewayByGateway());
        designs.add(new MemberByMember());
        Fleet fleet = new Fleet(gateways, arguments.integer("--online-percent", 0, PERCENT), cells.stream().reduce(1, Math::max),
                arguments.integer("--at-home-percent", 0, PERCENT));
        Simulation simulation = new Simulation(fleet, GroupSizes.parse("--sizes", arguments.required("--sizes")),
                new Bytes(arguments.integer("--payload-bytes", 1, MAX), arguments.integer("--name-bytes", 0, PERCENT)),
                arguments.integer("--samples", 1, MAX), arguments.integer("--seed", 0, MAX));
        double rate = (double) arguments.integer("--rate", 1, MAX) * arguments.integer("--groups-percent", 1, PERCENT) / PERCENT;
        out.print(new Table(costs(arguments), prices(arguments), rate).of(designs, simulation.run(designs)));
    }

    private static List<Integer> cells(Arguments arguments, int gateways) {
        String text = arguments.required("--cells");
        try {
            List<Integer> cells = Stream.of(text.split(",")).map(Integer::valueOf).toList();
            if (cells.stream().allMatch(each -> each >= 1 && each <= gateways)) {
                return cells;
            }
        } catch (NumberFormatException _) {
            // Falls through to the one sentence that both mistakes deserve.
        }
        throw new UsageError("--cells is %s; legal are numbers from 1 to %d, the gateways, such as 1,8,64".formatted(text, gateways));
    }

    private static Costs costs(Arguments arguments) {
        return new Costs(arguments.integer("--passed-over-ns", 0, MAX), arguments.integer("--read-ns", 0, MAX),
                arguments.integer("--delivery-ns", 0, MAX), arguments.integer("--publish-ns", 0, MAX));
    }

    private static Prices prices(Arguments arguments) {
        return new Prices(arguments.integer("--core-price", 0, MAX), arguments.integer("--busy-percent", 1, PERCENT),
                arguments.integer("--broker-price", 0, MAX), arguments.integer("--broker-mb", 1, MAX), COPIES);
    }
}
