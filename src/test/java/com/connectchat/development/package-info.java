/** The product on real servers, for whoever develops it. */
@NullMarked
package com.connectchat.development;

import org.jspecify.annotations.NullMarked;
