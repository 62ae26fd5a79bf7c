/**
 * The leases of addresses in Redis, where all gateways see them. They keep gateways apart for the sake of the load only,
 * so Redis may forget them.
 */
@NullMarked
@SecondaryAdapter
package com.connectchat.bus.adapter.redis;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
