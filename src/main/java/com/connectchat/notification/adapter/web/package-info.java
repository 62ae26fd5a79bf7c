/** The HTTPS endpoints of pushes: where they go, what one wants to be told of, and what became of them. */
@NullMarked
@PrimaryAdapter
package com.connectchat.notification.adapter.web;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
