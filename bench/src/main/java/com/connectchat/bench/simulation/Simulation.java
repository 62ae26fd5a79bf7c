package com.connectchat.bench.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The same sample of messages carried by each design. The same seed gives the same figures, on any machine.
 *
 * @param samples how many messages
 */
record Simulation(Fleet fleet, GroupSizes sizes, Bytes bytes, int samples, long seed) {

    /** What each design did, in their order. */
    List<Load> run(List<Design> designs) {
        RandomGenerator random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed);
        List<Load> loads = new ArrayList<>();
        designs.forEach(_ -> loads.add(new Load(fleet.gateways())));
        for (int sample = 0; sample < samples; sample++) {
            Message message = fleet.message(sizes.draw(random), random);
            for (int i = 0; i < designs.size(); i++) {
                designs.get(i).carry(message, bytes, loads.get(i));
            }
        }
        return loads;
    }
}
