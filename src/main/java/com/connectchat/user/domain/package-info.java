/**
 * What an account, a device and a signing key are, and what may happen to them. Knows no framework, no store and no clock
 * but the time it is told.
 */
@NullMarked
package com.connectchat.user.domain;

import org.jspecify.annotations.NullMarked;
