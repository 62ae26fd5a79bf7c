/**
 * What is measured and how it is written down: latencies, the pace of an open loop, processor time and memory of the
 * server, and the figures of a run as text and as JSON.
 */
@NullMarked
package com.connectchat.bench.measure;

import org.jspecify.annotations.NullMarked;
