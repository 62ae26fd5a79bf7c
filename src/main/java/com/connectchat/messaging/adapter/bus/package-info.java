/** Brings what clients ask from the bus to the workers. */
@NullMarked
@PrimaryAdapter
package com.connectchat.messaging.adapter.bus;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
