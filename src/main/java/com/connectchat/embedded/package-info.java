/**
 * One RocksDB in one data directory: the store of the product that runs with nothing else installed. Modules keep their
 * data in tables of their own and never meet RocksDB itself, so that what is said here about durability holds for all.
 */
@NullMarked
@ApplicationModule(displayName = "Embedded Store", allowedDependencies = {})
package com.connectchat.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
