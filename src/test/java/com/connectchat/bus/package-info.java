@NullMarked
package com.connectchat.bus;

import org.jspecify.annotations.NullMarked;
