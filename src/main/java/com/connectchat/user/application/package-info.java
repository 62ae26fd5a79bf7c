/**
 * The use cases of accounts: signing up and in, devices, profiles, blocks; and what they need from outside.
 * Time, randomness, threads and stores come from adapters.
 */
@NullMarked
@Application
package com.connectchat.user.application;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
