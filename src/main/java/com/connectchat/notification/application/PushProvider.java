package com.connectchat.notification.application;

import com.connectchat.notification.domain.Delivery;
import com.connectchat.notification.domain.Push;
import java.util.List;
import java.util.function.Predicate;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Hands pushes to the push services that reach the devices. Thread-safe. */
@SecondaryPort
public interface PushProvider {

    /**
     * Hands them over, several at once, and tries again what may succeed later; returns within {@code connectchat.push.sending.within}.
     *
     * @param stillDue asked before each try of a push: false where it was read meanwhile. From several threads at once.
     * @return what became of each, in their order
     */
    List<Delivery> send(List<Push> pushes, Predicate<Push> stillDue);
}
