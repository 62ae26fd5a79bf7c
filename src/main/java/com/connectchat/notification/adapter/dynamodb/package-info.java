/** Keeps addresses, preferences and the ledger in a table of DynamoDB. */
@NullMarked
@SecondaryAdapter
package com.connectchat.notification.adapter.dynamodb;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
