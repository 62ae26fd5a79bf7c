/**
 * The addresses that processes lease, in Redis. Time is the server's own, so the clocks of the processes don't matter.
 */
@NullMarked
@SecondaryAdapter
package com.connectchat.bus.adapter.redis;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
