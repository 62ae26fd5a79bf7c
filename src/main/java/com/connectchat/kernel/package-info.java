/**
 * The identifiers and values that all modules share: who, where, which conversation, which refusal.
 * Nothing here has behaviour that could change for one module's sake.
 */
@NullMarked
@ApplicationModule(displayName = "Kernel", type = ApplicationModule.Type.OPEN, allowedDependencies = {})
package com.connectchat.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

