/** Works out what a device lacks. History is the one ordered source; everything else is a hint. */
@NullMarked
@Application
package com.connectchat.notification.application;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;

