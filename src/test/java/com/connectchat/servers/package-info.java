/**
 * Real servers for integration tests. Without Docker each is a child process on a loopback port, from jars that the build fetched
 * into {@code target/servers}; where Docker answers, a container takes its place.
 */
@NullMarked
package com.connectchat.servers;

import org.jspecify.annotations.NullMarked;
