package com.connectchat.bench.simulation;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The gateways, and where people are.
 *
 * @param gateways      how many; each has an address from 0 on
 * @param onlinePercent of a group's members that are connected when a message comes
 * @param homes         neighbourhoods of gateways, an address modulo this being one's neighbourhood
 * @param atHomePercent of a group's members that are connected in the group's neighbourhood whatever chance says; 0 where a load balancer
 *                      knows nothing of groups
 */
record Fleet(int gateways, int onlinePercent, int homes, int atHomePercent) {

    private static final int WHOLE = 100;

    Fleet {
        if (homes < 1 || homes > gateways) {
            throw new IllegalArgumentException("there are 1 to " + gateways + " neighbourhoods of " + gateways + " gateways, not " + homes);
        }
    }

    /** A message to a group of this size, with everybody who is online at their gateway. */
    Message message(int members, RandomGenerator random) {
        int home = random.nextInt(homes);
        int[] places = new int[members];
        int online = 0;
        for (int i = 0; i < members; i++) {
            if (random.nextInt(WHOLE) < onlinePercent) {
                places[online++] = random.nextInt(WHOLE) < atHomePercent ? near(home, random) : random.nextInt(gateways);
            }
        }
        return new Message(members, Arrays.copyOf(places, online));
    }

    private int near(int home, RandomGenerator random) {
        int neighbours = (gateways - home - 1) / homes + 1;
        return home + homes * random.nextInt(neighbours);
    }
}
