/** What happens to accounts when the product starts: in embedded mode the demo accounts are opened. */
@NullMarked
@PrimaryAdapter
package com.connectchat.user.adapter.startup;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
