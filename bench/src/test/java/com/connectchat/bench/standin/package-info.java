/** A server for tests that speaks the protocol and breaks its contract when told to, so that the audit is itself audited. */
@NullMarked
package com.connectchat.bench.standin;

import org.jspecify.annotations.NullMarked;
