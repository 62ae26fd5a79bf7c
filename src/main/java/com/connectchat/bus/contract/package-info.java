/** What travels on the bus: the contract between the gateways and the workers, which do not know each other. */
@NullMarked
@NamedInterface("contract")
package com.connectchat.bus.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
