/**
 * Access tokens as JWTs that are signed with Ed25519, by the fastest provider that the machine has. Nothing else knows their
 * form.
 */
@NullMarked
@SecondaryAdapter
package com.connectchat.user.adapter.jwt;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
