package com.connectchat.bus;

import java.util.List;

/** Makes the topics that the bus needs on its brokers: an operator's step, not the product's. */
public interface MakeTopics {

    /**
     * Makes those that are missing and returns their names; those that are there stay as they are. Idempotent.
     *
     * @throws BrokerRefused if the brokers can't be reached, or don't allow it
     */
    List<String> makeMissing();
}
