package com.connectchat.notification;

import com.connectchat.bus.contract.PushCandidate;
import com.connectchat.kernel.Idempotent;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Pushes what people have not got by now. Each candidate is old enough to be decided. Returns when every push was taken, refused or given
 * up, in bounded time. Doing the same again pushes again to devices that still lack the news, where it takes the place of the first push.
 */
@Idempotent
@PrimaryPort
public interface PushNews {

    void push(List<PushCandidate> candidates);
}
