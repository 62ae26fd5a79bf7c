/**
 * The history service on the embedded store. One process holds the data directory, so the condition of a write is
 * checked in memory, and the write itself is one flushed batch.
 */
@NullMarked
@SecondaryAdapter
package com.connectchat.persistence.adapter.embedded;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
