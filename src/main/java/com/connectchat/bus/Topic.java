package com.connectchat.bus;

import com.connectchat.kernel.GatewayId;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A named stream of records of one type. Records with the same partition are handed on in the order in which they
 * were accepted; between partitions there is no order.
 *
 * @param name      as operators see it, such as {@code incoming_messages}
 * @param partition where a record goes: the key's hash, or an address (see the factories)
 * @param audience  which of those that follow the topic a record concerns, so that the others need not read it; null for all
 */
public record Topic<T>(String name, Class<T> type, Partitioning<T> partition, Function<T, @Nullable Set<GatewayId>> audience) {

    /** Records of one key stay in one partition and so in order. */
    public static <T> Topic<T> keyed(String name, Class<T> type, Function<T, String> key) {
        return keyed(name, type, key, record -> null);
    }

    /** As the other one, and each record tells whom it concerns. */
    public static <T> Topic<T> keyed(String name, Class<T> type, Function<T, String> key,
            Function<T, @Nullable Set<GatewayId>> audience) {
        return new Topic<>(name, type, new Partitioning.ByKey<>(key), audience);
    }

    /** Each record names its partition itself. */
    public static <T> Topic<T> addressed(String name, Class<T> type, ToIntFunction<T> address) {
        return new Topic<>(name, type, new Partitioning.ByAddress<>(address), record -> null);
    }

    /** How a topic finds a record's partition. */
    public sealed interface Partitioning<T> {

        record ByKey<T>(Function<T, String> key) implements Partitioning<T> {
        }

        record ByAddress<T>(ToIntFunction<T> address) implements Partitioning<T> {
        }
    }
}
