/** People who use the running product from outside, by its protocol alone. */
@NullMarked
package com.connectchat.journey;

import org.jspecify.annotations.NullMarked;
