/**
 * The bus inside one process: bounded queues and a thread for each consumer. It keeps nothing for consumers that are
 * not there, and nothing across a restart: what is not acknowledged to its sender may be sent again.
 */
@NullMarked
@SecondaryAdapter
package com.connectchat.bus.adapter.embedded;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
