/** Checks the model against what can be worked out by hand. */
@NullMarked
package com.connectchat.bench.simulation;

import org.jspecify.annotations.NullMarked;
