/**
 * Accounts: registration, sign-in, tokens, profile, devices, blocks. Says who somebody is and who may talk to whom.
 */
@NullMarked
@ApplicationModule(displayName = "User", allowedDependencies = {"kernel", "bus", "bus::contract", "embedded", "dynamodb", "redis"})
package com.connectchat.user;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
