/** Epochs on DynamoDB: whoever raises one does so on the condition that it is still the one they saw. */
@NullMarked
@SecondaryAdapter
package com.connectchat.sequence.adapter.dynamodb;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
