package com.connectchat.notification.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.PushService;
import com.connectchat.notification.domain.PushAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of push addresses must do. */
public abstract class PushAddressesContract {

    private static final UserId ALICE = new UserId("u_alice");
    private static final UserId BOB = new UserId("u_bob");
    private static final DeviceId PHONE = new DeviceId("phone");
    private static final DeviceId LAPTOP = new DeviceId("laptop");
    private static final PushAddress ON_PHONE = new PushAddress(PHONE, PushService.APNS, "aaaa");
    private static final PushAddress ON_LAPTOP = new PushAddress(LAPTOP, PushService.WEBPUSH, "{\"endpoint\": \"https://b\"}");

    private PushAddresses addresses;

    protected abstract PushAddresses addresses();

    @BeforeEach
    void open() {
        addresses = addresses();
    }

    @Test
    void tellsTheAddressesOfThoseWhoHaveAnyByDevice() {
        addresses.put(ALICE, ON_PHONE);
        addresses.put(ALICE, ON_LAPTOP);

        assertThat(addresses.of(List.of(BOB, ALICE))).isEqualTo(Map.of(ALICE, List.of(ON_LAPTOP, ON_PHONE)));
        assertThat(addresses.of(List.of())).isEmpty();
    }

    @Test
    void aDeviceHasTheAddressThatItGaveLast() {
        addresses.put(ALICE, ON_PHONE);
        PushAddress newer = new PushAddress(PHONE, PushService.FCM, "bbbb");

        addresses.put(ALICE, newer);
        addresses.put(ALICE, newer);

        assertThat(addresses.of(List.of(ALICE))).containsEntry(ALICE, List.of(newer));
    }

    @Test
    void anAddressIsOfTheDeviceThatGaveItLast() {
        addresses.put(ALICE, ON_PHONE);
        addresses.put(ALICE, ON_LAPTOP);

        addresses.put(BOB, ON_PHONE);

        assertThat(addresses.of(List.of(ALICE, BOB))).isEqualTo(Map.of(ALICE, List.of(ON_LAPTOP), BOB, List.of(ON_PHONE)));

        PushAddress moved = new PushAddress(LAPTOP, PushService.APNS, ON_PHONE.token());
        addresses.put(BOB, moved);

        assertThat(addresses.of(List.of(BOB))).containsEntry(BOB, List.of(moved));
    }

    @Test
    void theSameTokenOfAnotherServiceIsAnotherAddress() {
        addresses.put(ALICE, ON_PHONE);
        PushAddress other = new PushAddress(PHONE, PushService.FCM, ON_PHONE.token());

        addresses.put(BOB, other);

        assertThat(addresses.of(List.of(ALICE, BOB))).isEqualTo(Map.of(ALICE, List.of(ON_PHONE), BOB, List.of(other)));
    }

    @Test
    void forgetsTheAddressOfADevice() {
        addresses.put(ALICE, ON_PHONE);
        addresses.put(ALICE, ON_LAPTOP);

        addresses.remove(ALICE, PHONE);
        addresses.remove(ALICE, PHONE);

        assertThat(addresses.of(List.of(ALICE))).containsEntry(ALICE, List.of(ON_LAPTOP));
    }

    @Test
    void forgetsAnAddressOnlyWhileItIsTheDevices() {
        PushAddress newer = new PushAddress(PHONE, PushService.APNS, "bbbb");
        addresses.put(ALICE, newer);

        addresses.remove(ALICE, ON_PHONE);
        assertThat(addresses.of(List.of(ALICE))).containsEntry(ALICE, List.of(newer));

        addresses.remove(ALICE, newer);
        assertThat(addresses.of(List.of(ALICE))).isEmpty();
    }

    @Test
    void forgetsAllOfOneUserOnly() {
        addresses.put(ALICE, ON_PHONE);
        addresses.put(ALICE, ON_LAPTOP);
        PushAddress bobs = new PushAddress(PHONE, PushService.APNS, "cccc");
        addresses.put(BOB, bobs);

        addresses.removeAll(ALICE);

        assertThat(addresses.of(List.of(ALICE, BOB))).isEqualTo(Map.of(BOB, List.of(bobs)));
        addresses.put(BOB, ON_PHONE);
        assertThat(addresses.of(List.of(BOB))).containsEntry(BOB, List.of(ON_PHONE));
    }

    @Test
    void tellsHundredsAtOnce() {
        List<UserId> people = IntStream.range(0, 250).mapToObj(i -> new UserId("u_" + i)).toList();
        people.subList(200, 250).forEach(each -> addresses.put(each, new PushAddress(PHONE, PushService.FCM, "token of " + each)));

        assertThat(addresses.of(people)).containsOnlyKeys(people.subList(200, 250));
    }
}
