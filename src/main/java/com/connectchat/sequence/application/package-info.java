/** Works out a grant from the newest event and the conversation's epoch; the epochs are this module's own. */
@NullMarked
@Application
package com.connectchat.sequence.application;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
