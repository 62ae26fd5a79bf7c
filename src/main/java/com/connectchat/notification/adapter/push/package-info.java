/** The ways to the push services: Apple's, Google's, browsers', and one that only keeps what it was given. */
@NullMarked
@SecondaryAdapter
package com.connectchat.notification.adapter.push;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
