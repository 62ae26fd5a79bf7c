/** What a pipeline of scripts costs, tried on a real Redis. */
@NullMarked
package com.connectchat.bench.marks;

import org.jspecify.annotations.NullMarked;
