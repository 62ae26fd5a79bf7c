/** The leases of addresses on a real Redis. */
@NullMarked
package com.connectchat.bus.adapter.redis;

import org.jspecify.annotations.NullMarked;
