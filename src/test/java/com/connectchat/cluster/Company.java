package com.connectchat.cluster;

import com.connectchat.cluster.Receipts.Habit;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People with one device or two, most of them with an address for pushes, who talk by twos and in groups while their devices come and go.
 */
final class Company implements AutoCloseable {

    private static final int GROUPS = 5;
    private static final int MEMBERS = 7;
    private static final int ONE_IN_HAS_TWO_DEVICES = 3;
    private static final int ONE_IN_HAS_NO_ADDRESS = 5;
    private static final int SIGNING_UP_AT_ONCE = 4;

    private final Random random;
    private final Readings readings = new Readings();
    private final List<Person> people;
    private final List<Room> rooms;
    private final List<Wanderer> wanderers = new ArrayList<>();
    /** By token, whose device it reaches. */
    private final Map<String, Account> addresses = new LinkedHashMap<>();

    /** @param devices the user's accounts, each signed in on a device of its own */
    record Person(List<Account> devices) {

        String id() {
            return devices.getFirst().userId();
        }
    }

    record Room(String id, List<Person> members) {
    }

    Company(int count, List<JarProcess> gateways, long seed) {
        random = new Random(seed);
        AtomicInteger turn = new AtomicInteger();
        Supplier<URI> api = () -> gateways.get(Math.floorMod(turn.getAndIncrement(), gateways.size())).api();
        people = signUp(count, api);
        // Before anything is said: who gives a first address later may wait half a minute for the first push.
        IntStream.range(0, count).filter(i -> i % ONE_IN_HAS_NO_ADDRESS != 0)
                .forEach(i -> people.get(i).devices().forEach(this::giveAddress));
        rooms = Stream.concat(IntStream.range(0, count).mapToObj(this::pair), IntStream.range(0, GROUPS).mapToObj(_ -> group())).toList();
        for (Person person : people) {
            List<String> own = rooms.stream().filter(each -> each.members().contains(person)).map(Room::id).toList();
            for (Account device : person.devices()) {
                Habit habit = Habit.values()[wanderers.size() % Habit.values().length];
                Screen screen = new Screen(device, own, new Receipts(person.id(), habit, readings));
                wanderers.add(new Wanderer("device-" + wanderers.size(), device, screen, gateways, random.nextLong()));
            }
        }
    }

    private static List<Person> signUp(int count, Supplier<URI> api) {
        try (ExecutorService some = Executors.newFixedThreadPool(SIGNING_UP_AT_ONCE)) {
            List<Future<Person>> made = IntStream.range(0, count).mapToObj(i -> some.submit(() -> {
                Account account = Account.register(api);
                return new Person(i % ONE_IN_HAS_TWO_DEVICES == 0 ? List.of(account, account.onAnotherDevice()) : List.of(account));
            })).toList();
            List<Person> all = new ArrayList<>();
            for (Future<Person> each : made) {
                all.add(each.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Room pair(int i) {
        Person one = people.get(i);
        Person other = people.get((i + 1) % people.size());
        return new Room(one.devices().getFirst().conversationWith(other.devices().getFirst()), List.of(one, other));
    }

    private Room group() {
        List<Person> all = new ArrayList<>(people);
        Collections.shuffle(all, random);
        List<Person> some = List.copyOf(all.subList(0, MEMBERS));
        List<String> others = some.subList(1, MEMBERS).stream().map(Person::id).toList();
        return new Room(some.getFirst().devices().getFirst().ask("POST", "/v1/groups", Map.of("title", "Tea", "member_ids", others))
                .get("conversation_id").stringValue(), some);
    }

    private void giveAddress(Account device) {
        String token = "token-of-" + device.deviceId();
        addresses.put(token, device);
        device.ask("PUT", "/v1/me/devices/" + device.deviceId() + "/push", Map.of("provider", "fcm", "token", token));
    }

    List<Room> rooms() {
        return rooms;
    }

    List<Wanderer> devicesOf(Room room) {
        return wanderers.stream().filter(each -> room.members().stream().anyMatch(some -> some.id().equals(each.account().userId())))
                .toList();
    }

    Map<String, Account> addresses() {
        return addresses;
    }

    Readings readings() {
        return readings;
    }

    int acknowledged() {
        return wanderers.stream().mapToInt(each -> each.screen().acknowledged()).sum();
    }

    int visits() {
        return wanderers.stream().mapToInt(Wanderer::visits).sum();
    }

    String progress() {
        return acknowledged() + " messages and " + visits() + " visits by " + wanderers.size() + " devices, "
                + wanderers.stream().flatMap(each -> each.screen().complaints().stream()).limit(20).toList();
    }

    /** Everybody comes back, and stays. */
    void settle() {
        wanderers.forEach(each -> each.screen().settle());
    }

    boolean isQuiet() {
        return wanderers.stream().allMatch(each -> each.screen().isQuiet());
    }

    @Override
    public void close() {
        wanderers.forEach(each -> each.screen().settle());
        wanderers.parallelStream().forEach(Wanderer::close);
    }
}
