package com.connectchat.notification.application;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.KeepPushAddresses;
import com.connectchat.notification.domain.PushAddress;
import com.connectchat.user.EndSessions;
import com.connectchat.user.EndSessions.KnownDevice;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

@Service
final class KeepingPushAddresses implements KeepPushAddresses {

    private final PushAddresses addresses;
    private final PreferenceBook preferences;
    private final EndSessions sessions;

    KeepingPushAddresses(PushAddresses addresses, PreferenceBook preferences, EndSessions sessions) {
        this.addresses = addresses;
        this.preferences = preferences;
        this.sessions = sessions;
    }

    @Override
    public boolean give(UserId user, DeviceId device, Address address) {
        if (known(user, device).isEmpty()) {
            return false;
        }
        addresses.put(user, new PushAddress(device, address.service(), address.token()));
        return true;
    }

    @Override
    public void takeBack(UserId user, DeviceId device) {
        addresses.remove(user, device);
    }

    @Override
    public void sessionEnded(UserId user, DeviceId device) {
        if (known(user, device).filter(KnownDevice::signedIn).isEmpty()) {
            addresses.remove(user, device);
        }
    }

    @Override
    public void accountClosed(UserId user) {
        addresses.removeAll(user);
        preferences.removeAll(user);
    }

    @Override
    public List<Given> given(UserId user) {
        return addresses.of(List.of(user)).getOrDefault(user, List.of()).stream().map(each -> new Given(each.deviceId(), each.service()))
                .toList();
    }

    @Override
    public Set<UserId> reachable(Collection<UserId> users) {
        return Set.copyOf(addresses.of(users).keySet());
    }

    private Optional<KnownDevice> known(UserId user, DeviceId device) {
        return sessions.devices(user).stream().filter(each -> each.deviceId().equals(device)).findFirst();
    }
}
