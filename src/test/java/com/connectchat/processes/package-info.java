/** The jar as several processes, each with some of the modules. */
@NullMarked
package com.connectchat.processes;

import org.jspecify.annotations.NullMarked;
