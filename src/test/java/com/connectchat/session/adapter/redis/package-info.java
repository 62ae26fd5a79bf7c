/** The registry in Redis against its contract, on one server and on a cluster. */
@NullMarked
package com.connectchat.session.adapter.redis;

import org.jspecify.annotations.NullMarked;
