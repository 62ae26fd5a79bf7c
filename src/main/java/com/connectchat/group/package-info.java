/**
 * Groups: who is in them and as what, how they are run, how one comes in, how they are found. What changes a group is decided by its
 * conversation's owner, in {@code messaging}; here are the rules and what is remembered.
 */
@NullMarked
@ApplicationModule(displayName = "Group", allowedDependencies = {
    "kernel", "kernel::event", "embedded", "dynamodb"})
package com.connectchat.group;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

