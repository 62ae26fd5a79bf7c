package com.connectchat.notification.adapter.web;

import com.connectchat.kernel.Caller;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.Mandatory;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.notification.KeepPushAddresses;
import com.connectchat.notification.KeepPushAddresses.Address;
import com.connectchat.notification.PushService;
import com.connectchat.notification.PushSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where pushes for the caller's devices go. */
@RestController
@RequestMapping("/v1/me/devices/{deviceId}/push")
final class PushAddressController {

    private final KeepPushAddresses addresses;
    private final TokenForms forms;

    PushAddressController(KeepPushAddresses addresses, PushSettings settings) {
        this.addresses = addresses;
        this.forms = new TokenForms(settings.webpush().allowPrivateHosts());
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void give(Caller caller, @PathVariable DeviceId deviceId, @RequestBody AddressRequest request) {
        if (request.provider() == null) {
            throw new InvalidField("/provider", "provider is required: apns, fcm or webpush");
        }
        String token = forms.require(request.provider(), request.token());
        if (!addresses.give(caller.userId(), deviceId, new Address(request.provider(), token))) {
            throw new RequestRefused(ErrorCode.NOT_FOUND, "you have no such device");
        }
    }

    /** Also for a device that has none, or is none. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(Caller caller, @PathVariable DeviceId deviceId) {
        addresses.takeBack(caller.userId(), deviceId);
    }

    /** @param token what the push service calls the device; for {@code webpush} its subscription, as JSON in a string */
    record AddressRequest(@Mandatory @Nullable PushService provider, @Mandatory @Nullable String token) {
    }
}
