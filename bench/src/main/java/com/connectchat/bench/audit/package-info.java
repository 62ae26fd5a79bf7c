/**
 * Decides whether the server kept its delivery contract. Pure bookkeeping without sockets, clocks or threads, so that
 * the tests can plant each kind of fault and see it named.
 */
@NullMarked
package com.connectchat.bench.audit;

import org.jspecify.annotations.NullMarked;
