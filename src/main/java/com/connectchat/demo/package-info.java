/**
 * A little history between the demo users, so that the first look shows a product and not an empty page. Flat on
 * purpose: there is no rule here to protect.
 */
@NullMarked
@ApplicationModule(displayName = "Demo", allowedDependencies = {"kernel", "bus::contract", "persistence", "user"})
package com.connectchat.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
