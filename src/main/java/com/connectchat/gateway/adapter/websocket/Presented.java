package com.connectchat.gateway.adapter.websocket;

import com.connectchat.user.AuthenticateToken.Authentication;

/**
 * What the token turned out to be that came with the upgrade.
 *
 * @param sinceNanos when it was looked at; what is revoked later counts
 */
record Presented(Authentication authentication, long sinceNanos) {
}
