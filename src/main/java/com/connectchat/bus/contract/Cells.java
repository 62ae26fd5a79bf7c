package com.connectchat.bus.contract;

import com.connectchat.bus.CellSettings;
import com.connectchat.bus.MessageBus.Batch;
import com.connectchat.bus.Topic;
import com.connectchat.bus.contract.OutgoingMessage.Reply;
import com.connectchat.kernel.GatewayId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The cells of gateways: each has a topic of its own for what goes to many, which all its gateways follow (ADR-0020). A gateway's cell
 * follows from its address, so that who sends and who listens agree without anything that both would have to remember.
 */
@Component
public final class Cells {

    private final CellSettings settings;
    private final List<Topic<GroupOutgoingMessage>> topics;

    public Cells(CellSettings settings) {
        this.settings = settings;
        this.topics = IntStream.range(0, settings.cellsAtMost()).mapToObj(Topics::groupOutgoingMessages).toList();
    }

    /** The topics that a gateway has to follow: its cell's, and while the number of cells changes that of its other one. */
    public List<Topic<GroupOutgoingMessage>> followedBy(GatewayId gateway) {
        Set<Integer> cells = new TreeSet<>();
        cells.add(cellOf(gateway, settings.cells()));
        if (settings.cellsAlso() > 0) {
            cells.add(cellOf(gateway, settings.cellsAlso()));
        }
        return cells.stream().map(topics::get).toList();
    }

    /** What each cell gets of these, in order: nothing that concerns nobody in it, and the asker's answer only where the asker is. */
    public List<Batch<GroupOutgoingMessage>> spread(List<GroupOutgoingMessage> messages) {
        if (settings.cells() == 1) {
            return List.of(new Batch<>(topics.getFirst(), messages));
        }
        Map<Integer, List<GroupOutgoingMessage>> byCell = new TreeMap<>();
        for (GroupOutgoingMessage message : messages) {
            for (int cell = 0; cell < settings.cells(); cell++) {
                GroupOutgoingMessage part = partFor(cell, message);
                if (part.gateways() == null || !part.gateways().isEmpty()) {
                    byCell.computeIfAbsent(cell, _ -> new ArrayList<>()).add(part);
                }
            }
        }
        return byCell.entrySet().stream().map(each -> new Batch<>(topics.get(each.getKey()), each.getValue())).toList();
    }

    private GroupOutgoingMessage partFor(int cell, GroupOutgoingMessage message) {
        Reply reply = message.reply();
        Reply own = reply != null && isIn(cell, reply.to().gateway()) ? reply : null;
        return new GroupOutgoingMessage(message.events(), message.recipients(), gatewaysIn(cell, message.gateways()), own);
    }

    private @Nullable Set<GatewayId> gatewaysIn(int cell, @Nullable Set<GatewayId> gateways) {
        if (gateways == null) {
            return null;
        }
        Set<GatewayId> here = new HashSet<>(gateways);
        here.removeIf(each -> !isIn(cell, each));
        return here;
    }

    private boolean isIn(int cell, GatewayId gateway) {
        return cellOf(gateway, settings.cells()) == cell;
    }

    /** Addresses are leased from the lowest free one on, so the cells fill evenly. */
    private static int cellOf(GatewayId gateway, int cells) {
        return gateway.partition() % cells;
    }
}
