package com.connectchat.notification;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** People who can be reached by a push because a test said so. */
public final class FakePushAddresses implements KeepPushAddresses {

    private final Set<UserId> reachable = new HashSet<>();
    private int lookUps;
    private boolean silent;

    public void add(UserId user) {
        reachable.add(user);
    }

    /** From now on nobody can say who can be reached. */
    public void fallSilent() {
        silent = true;
    }

    public int lookUps() {
        return lookUps;
    }

    @Override
    public boolean give(UserId user, DeviceId device, Address address) {
        return reachable.add(user);
    }

    @Override
    public void takeBack(UserId user, DeviceId device) {
        reachable.remove(user);
    }

    @Override
    public void sessionEnded(UserId user, DeviceId device) {
        reachable.remove(user);
    }

    @Override
    public void accountClosed(UserId user) {
        reachable.remove(user);
    }

    @Override
    public List<Given> given(UserId user) {
        return List.of();
    }

    @Override
    public Set<UserId> reachable(Collection<UserId> users) {
        lookUps++;
        if (silent) {
            throw new NotificationsUnavailable("planted", new IOException("planted"));
        }
        Set<UserId> found = new HashSet<>(reachable);
        found.retainAll(users);
        return found;
    }
}
