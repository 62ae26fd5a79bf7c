/**
 * How a user is, made of how their devices are. Knows no store, and no clock but the time it is told.
 */
@NullMarked
package com.connectchat.session.domain;

import org.jspecify.annotations.NullMarked;
