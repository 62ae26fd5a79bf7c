/**
 * Groups on DynamoDB, in one table: what belongs to a group lies in the group's partition, and what belongs to a user in the user's, so
 * that each way round is one query. Nobody holds the table alone, so whatever must be true of a write is a condition that DynamoDB checks.
 */
@NullMarked
@SecondaryAdapter
package com.connectchat.group.adapter.dynamodb;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;

