package com.connectchat.notification;

import com.connectchat.kernel.Idempotent;
import com.connectchat.bus.contract.UserConnected;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Brings one connection up to date: what its device lacks of each conversation, in order, then the word that it is
 * live. Must run after the connection was registered: what is written later reaches it live. Idempotent towards the
 * client, which knows each event by its place.
 */
@Idempotent
@PrimaryPort
public interface CatchUp {

    void catchUp(UserConnected connected);
}
