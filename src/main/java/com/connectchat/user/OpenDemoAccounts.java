package com.connectchat.user;

import com.connectchat.kernel.UserId;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Opens the accounts of the first five minutes: alice, bob and carol, each with the password name + {@code -demo}, which everybody
 * knows. Not for a system that others can reach. Thread-safe.
 */
@PrimaryPort
public interface OpenDemoAccounts {

    /**
     * Opens those that are missing and returns who of them is there, in this order: not one that was deleted, or whose name
     * is taken.
     */
    List<UserId> open();
}
