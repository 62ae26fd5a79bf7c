/**
 * The {@code token} command: users and access tokens in bulk, printed to standard output for scripts to read.
 */
@NullMarked
@PrimaryAdapter
package com.connectchat.user.adapter.cli;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
