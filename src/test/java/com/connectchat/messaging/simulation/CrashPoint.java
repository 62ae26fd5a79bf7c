package com.connectchat.messaging.simulation;

/** The steps on the way of a message, in order. At each of them something can go wrong before, during or after it. */
enum CrashPoint {

    /** The gateway hands the request to the bus. */
    P0_OFFER,
    /** A worker takes a batch off the bus. */
    P1_POLL,
    /** The worker asks which messages of the batch were sent before. */
    P2_LOOK_UP,
    /** The worker is granted the conversation's numbers. */
    P3_NUMBER,
    /** The batch is written and flushed. */
    P4_WRITE,
    /** What was written is addressed to the gateways. */
    P5_ROUTE,
    /** The batch is done with, as far as the bus is concerned. */
    P6_COMMIT,
    /** A gateway takes what is addressed to it and hands it to its clients. */
    P7_DELIVER
}
