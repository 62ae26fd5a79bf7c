/**
 * One RocksDB in one data directory: the store of the product that runs with nothing else installed.
 */
@NullMarked
@ApplicationModule(displayName = "Embedded Store", allowedDependencies = {})
package com.connectchat.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
