/**
 * The use cases of the Session Registry. Time is decided here, once, so that no store has to have a clock.
 */
@NullMarked
@Application
package com.connectchat.session.application;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
