/**
 * The web client and the JavaScript SDK: unit tests by Node, and journeys of people in a real browser against the built jar.
 */
@NullMarked
package com.connectchat.browser;

import org.jspecify.annotations.NullMarked;
