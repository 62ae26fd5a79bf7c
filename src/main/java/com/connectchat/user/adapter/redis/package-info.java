/**
 * The tries of passwords and sign-ups in Redis, so that who guesses gains nothing by asking several processes in turn.
 */
@NullMarked
@SecondaryAdapter
package com.connectchat.user.adapter.redis;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
