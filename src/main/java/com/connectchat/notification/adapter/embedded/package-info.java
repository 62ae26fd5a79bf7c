/** Keeps addresses, preferences and the ledger in the embedded store. */
@NullMarked
@SecondaryAdapter
package com.connectchat.notification.adapter.embedded;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
