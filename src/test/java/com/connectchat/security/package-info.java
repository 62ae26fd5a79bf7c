/** Who may do what, tried with every endpoint and every frame that there is. */
@NullMarked
package com.connectchat.security;

import org.jspecify.annotations.NullMarked;
