/**
 * A model of a fleet of gateways under a load that no machine at hand can carry. It counts what each way of fanning a group's messages out
 * would do to gateways and bus, from costs that were measured one by one.
 */
@NullMarked
package com.connectchat.bench.simulation;

import org.jspecify.annotations.NullMarked;
