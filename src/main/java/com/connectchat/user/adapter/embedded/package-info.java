/**
 * Keeps accounts, devices and keys in the embedded store, and counts of tries in memory. One process at a time uses the store, so
 * a lock in the process is what makes a write conditional.
 */
@NullMarked
@SecondaryAdapter
package com.connectchat.user.adapter.embedded;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
