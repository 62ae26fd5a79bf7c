package com.connectchat.bus;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateways are divided, which all processes of an installation have to agree on (ADR-0020).
 *
 * @param cells     into how many cells the gateways are divided; each hears only of the groups that somebody in it is in. The same for
 *                  every process
 * @param cellsAlso while the number of cells is changed: the number before, or the one to be. Gateways then hear what is sent by either;
 *                  0 for none
 */
@Validated
@ConfigurationProperties("connectchat.gateway")
public record CellSettings(@DefaultValue("1") @Min(1) @Max(MAX) int cells, @DefaultValue("0") @Min(0) @Max(MAX) int cellsAlso) {

    /** Each cell is a topic of its own with all its partitions on the brokers. */
    private static final int MAX = 64;

    /** All gateways in one cell, as is the default. */
    public static final CellSettings ONE = new CellSettings(1, 0);

    /** How many cells need a topic. */
    public int cellsAtMost() {
        return Math.max(cells, cellsAlso);
    }
}
