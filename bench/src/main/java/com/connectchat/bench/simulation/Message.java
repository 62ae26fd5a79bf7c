package com.connectchat.bench.simulation;

/**
 * One message to a group.
 *
 * @param members  how many the group has
 * @param gateways of each member who is online, the sender among them, who gets the answer
 */
record Message(int members, int[] gateways) {
}
