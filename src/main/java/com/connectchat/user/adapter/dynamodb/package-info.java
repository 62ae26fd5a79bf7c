/**
 * Accounts, devices, blocks and keys on DynamoDB, in one table. Counts of sign-in tries are not among them: they may be lost and are
 * counted often, so they go where the cache is.
 */
@NullMarked
@SecondaryAdapter
package com.connectchat.user.adapter.dynamodb;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
