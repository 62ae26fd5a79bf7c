/**
 * Who may number a conversation, and with which numbers. Fenced by epoch, so that no number is ever used twice.
 */
@NullMarked
@ApplicationModule(displayName = "Sequence", allowedDependencies = {"kernel", "persistence", "embedded", "dynamodb"})
package com.connectchat.sequence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
