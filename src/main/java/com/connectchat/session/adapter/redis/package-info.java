/**
 * The registry in Redis, where every gateway enters its sessions and every worker looks them up. Who is whose successor
 * is decided by scripts inside Redis, because only there a late word of an old gateway meets the newer session.
 */
@NullMarked
@SecondaryAdapter
package com.connectchat.session.adapter.redis;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
