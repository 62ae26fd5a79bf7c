/**
 * The load generator's command line. It is a program of its own that knows the server only by its public protocol, so
 * that it can measure and audit any build of it, here or behind a load balancer.
 */
@NullMarked
package com.connectchat.bench;

import org.jspecify.annotations.NullMarked;
