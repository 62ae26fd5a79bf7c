/**
 * What a pipeline of scripts costs in Redis: one script for each member of a group who is away. It runs the script of whoever
 * asks on a Redis of its own, so it depends on nothing of the server's.
 */
@NullMarked
package com.connectchat.bench.marks;

import org.jspecify.annotations.NullMarked;
