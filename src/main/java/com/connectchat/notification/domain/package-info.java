/** What a push is, when it is due and what it says: rules that know neither stores nor push services. */
@NullMarked
package com.connectchat.notification.domain;

import org.jspecify.annotations.NullMarked;
