package com.connectchat.bus;

import com.connectchat.kernel.GatewayId;
import java.time.Duration;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Shares the addresses in {@code outgoing_messages} among the processes that run: each leases one for a time and renews it while it
 * lives. Two processes that hold the same address for a short time do no harm, because no two connections ever have the same id
 * and each process passes over those that are not its own: a lease keeps them apart for the sake of the load only. So a lease may be lost
 * with the memory that keeps it, and nothing has to be written to disk. Thread-safe; each call is one atomic step.
 */
@SecondaryPort
public interface AddressLeases {

    /**
     * Leases any address of 0 to {@code count - 1} that nobody holds, or whose holder let its time run out; nothing when all are held.
     * An owner that asks twice holds two.
     *
     * @param owner names the process and this run of it: never used before, 1 to 64 visible ASCII characters
     * @throws BusUnavailable if the leases can't be reached; one may have been taken, which then runs out
     */
    Optional<GatewayId> lease(String owner, int count, Duration time);

    /**
     * Holds the address for this time from now on. False if somebody else holds it by now, and then nothing has changed. A lease
     * that has run out, or was forgotten, and that nobody else took is the owner's again.
     *
     * @throws BusUnavailable if the leases can't be reached; the lease may have been renewed
     */
    boolean renew(String owner, GatewayId address, Duration time);

    /**
     * Frees the address at once, if this owner holds it. Idempotent.
     *
     * @throws BusUnavailable if the leases can't be reached; it then runs out by itself
     */
    void giveBack(String owner, GatewayId address);
}
