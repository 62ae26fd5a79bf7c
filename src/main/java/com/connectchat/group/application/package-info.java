/** Enters what happened to groups, answers what is asked about them, keeps the doors. */
@NullMarked
@Application
package com.connectchat.group.application;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;

