/** The root of Connect Chat; each package below is a bounded context, or the technical ground they stand on. */
@NullMarked
package com.connectchat;

import org.jspecify.annotations.NullMarked;
