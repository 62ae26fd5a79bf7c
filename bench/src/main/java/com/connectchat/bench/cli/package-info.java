/**
 * Options and their values. A wrong option ends the program before the first socket is opened, with a sentence that
 * says what is legal.
 */
@NullMarked
package com.connectchat.bench.cli;

import org.jspecify.annotations.NullMarked;
