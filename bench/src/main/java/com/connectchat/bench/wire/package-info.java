/**
 * The client's side of the protocol, made to be cheap: frames from templates, replies scanned without building a tree.
 * The generator shares its machine with the server, so every microsecond spent here is one the server does not get.
 */
@NullMarked
package com.connectchat.bench.wire;

import org.jspecify.annotations.NullMarked;
