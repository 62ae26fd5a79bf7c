/** Epochs on the embedded store. The lock on the data directory makes this process the only region there is. */
@NullMarked
@SecondaryAdapter
package com.connectchat.sequence.adapter.embedded;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
