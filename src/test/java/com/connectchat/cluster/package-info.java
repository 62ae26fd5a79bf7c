/** The built jar as several processes over real servers, with people who talk while things are killed, paused and cut off. */
@NullMarked
package com.connectchat.cluster;

import org.jspecify.annotations.NullMarked;
