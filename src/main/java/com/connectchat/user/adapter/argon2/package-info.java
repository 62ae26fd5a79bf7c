/**
 * Hashes passwords with Argon2id on threads of its own, few at a time. Takes nothing from the threads that carry
 * messages but processor time.
 */
@NullMarked
@SecondaryAdapter
package com.connectchat.user.adapter.argon2;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
