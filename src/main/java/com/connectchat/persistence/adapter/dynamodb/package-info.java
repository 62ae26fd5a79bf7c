/**
 * The history service on DynamoDB. Nobody holds the tables alone, so whatever must be true of a write is a condition that DynamoDB
 * checks: a writer that lost a conversation and does not know it can neither overwrite nor repeat (ADR-0015).
 */
@NullMarked
@SecondaryAdapter
package com.connectchat.persistence.adapter.dynamodb;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
