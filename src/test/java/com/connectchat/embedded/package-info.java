@NullMarked
package com.connectchat.embedded;

import org.jspecify.annotations.NullMarked;
