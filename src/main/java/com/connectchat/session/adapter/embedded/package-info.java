/**
 * The registry in the memory of the one process. Nothing of it is written down: gateways enter their sessions again.
 */
@NullMarked
@SecondaryAdapter
package com.connectchat.session.adapter.embedded;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
