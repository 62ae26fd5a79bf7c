package com.connectchat.bench.simulation;

import java.util.BitSet;
import java.util.stream.IntStream;

/** A way for a group's message to come from a worker to those who are online. */
sealed interface Design {

    /** As the table calls it. */
    String title();

    /** Counts what becomes of one message. */
    void carry(Message message, Bytes bytes, Load load);

    /**
     * One record for each cell that holds a recipient, read by the gateways that it names and passed over by the others of the cell.
     * Nobody is looked up in a group above a thousand: each thousand is a record, for every gateway of every cell.
     */
    record Cells(int cells) implements Design {

        private static final int LOOKED_UP_MAX = 1_000;

        @Override
        public String title() {
            return cells == 1 ? "one record, 1 cell" : "a record a cell, " + cells + " cells";
        }

        @Override
        public void carry(Message message, Bytes bytes, Load load) {
            load.message();
            load.deliveries(message.gateways().length);
            BitSet holding = gateways(message);
            for (int cell = 0; cell < cells; cell++) {
                int inCell = (load.gateways() - cell - 1) / cells + 1;
                if (message.members() > LOOKED_UP_MAX) {
                    int chunks = (message.members() - 1) / LOOKED_UP_MAX + 1;
                    load.records(chunks, bytes.of(message.members() / chunks, 0), inCell, 0);
                } else {
                    int reading = in(cell, holding);
                    if (reading > 0) {
                        load.records(1, bytes.of(message.members(), reading), reading, inCell - reading);
                    }
                }
            }
        }

        private int in(int cell, BitSet holding) {
            return cells == 1 ? holding.cardinality() : (int) holding.stream().filter(each -> each % cells == cell).count();
        }
    }

    /** A record for each gateway that holds a recipient, in that gateway's own partition, which names those at it. */
    record GatewayByGateway() implements Design {

        @Override
        public String title() {
            return "a record a gateway";
        }

        @Override
        public void carry(Message message, Bytes bytes, Load load) {
            load.message();
            load.deliveries(message.gateways().length);
            int[] counts = new int[load.gateways()];
            IntStream.of(message.gateways()).forEach(each -> counts[each]++);
            gateways(message).stream().forEach(each -> load.records(1, bytes.of(counts[each], 0), 1, 0));
        }
    }

    /** Fan-out on write: a record for each member; that of a member who is offline waits in their inbox, at no cost here. */
    record MemberByMember() implements Design {

        @Override
        public String title() {
            return "a copy a member";
        }

        @Override
        public void carry(Message message, Bytes bytes, Load load) {
            load.message();
            int online = message.gateways().length;
            load.deliveries(online);
            load.records(online, bytes.of(1, 0), 1, 0);
            load.records(message.members() - online, bytes.of(1, 0), 0, 0);
        }
    }

    private static BitSet gateways(Message message) {
        BitSet gateways = new BitSet();
        IntStream.of(message.gateways()).forEach(gateways::set);
        return gateways;
    }
}
