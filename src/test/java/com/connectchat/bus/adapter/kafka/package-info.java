@NullMarked
package com.connectchat.bus.adapter.kafka;

import org.jspecify.annotations.NullMarked;
