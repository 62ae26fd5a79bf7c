/** Groups in the data directory of a single process. */
@NullMarked
@SecondaryAdapter
package com.connectchat.group.adapter.embedded;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;

