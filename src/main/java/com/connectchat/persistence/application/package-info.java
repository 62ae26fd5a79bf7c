/**
 * The use cases of the history service and the stores they need. What a store must guarantee is written at its
 * methods; what can be worked out from the log is worked out here.
 */
@NullMarked
@Application
package com.connectchat.persistence.application;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
