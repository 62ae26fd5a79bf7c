@NullMarked
package com.connectchat.bus.adapter.embedded;

import org.jspecify.annotations.NullMarked;
