package com.connectchat.bus;

/** The brokers are not there, or not as the product needs them: a process on them can't start. */
public final class BrokerRefused extends RuntimeException {

    private final String remedy;

    /** @param remedy what an operator does about it */
    public BrokerRefused(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
