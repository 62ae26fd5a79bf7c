/**
 * The HTTPS endpoints of accounts: sign-up, sign-in, keys, and what belongs to oneself. Translates between bodies and use
 * cases; refusals are rendered where all of them are.
 */
@NullMarked
@PrimaryAdapter
package com.connectchat.user.adapter.web;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
