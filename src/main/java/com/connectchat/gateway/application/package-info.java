/**
 * What a gateway does for a client beyond carrying frames: it enters the client in the registry and asks for what the client lacks.
 */
@NullMarked
@Application
package com.connectchat.gateway.application;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
