/** Brings the news of connected devices from the bus. */
@NullMarked
@PrimaryAdapter
package com.connectchat.notification.adapter.bus;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
