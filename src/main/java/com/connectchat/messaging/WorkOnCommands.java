package com.connectchat.messaging;

import com.connectchat.bus.contract.IncomingMessage;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Carries out what clients asked, in order. When it returns, everything accepted is durable and on its way to its
 * recipients, and every asker has an answer under way. Carrying out a batch again is safe: messages keep their first
 * place by their client's id. For one conversation never called by two threads at once; calls for different conversations may
 * run at once.
 */
@PrimaryPort
public interface WorkOnCommands {

    void workOn(List<IncomingMessage> batch);

    /** Others may write to the conversations from now on, so nothing that is remembered of them holds. Not while it works on a batch. */
    void forgetConversations();
}
