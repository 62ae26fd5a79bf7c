package com.connectchat.dynamodb;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Named values: an item of a table, its key, or what an expression speaks of. Immutable; equal where all values are. */
public final class Item {

    public static final Item EMPTY = new Item(Map.of());

    private final Map<String, AttributeValue> values;

    private Item(Map<String, AttributeValue> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    static Item of(Map<String, AttributeValue> values) {
        return new Item(values);
    }

    Map<String, AttributeValue> values() {
        return values;
    }

    public Item text(String name, String value) {
        return with(name, AttributeValue.fromS(value));
    }

    public Item number(String name, long value) {
        return with(name, AttributeValue.fromN(Long.toString(value)));
    }

    /** Milliseconds since 1970. */
    public Item time(String name, Instant value) {
        return number(name, value.toEpochMilli());
    }

    /** The bytes are shared: nobody may change them. */
    public Item bytes(String name, byte[] value) {
        return with(name, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(value)));
    }

    public Item texts(String name, List<String> value) {
        return with(name, AttributeValue.fromL(value.stream().map(AttributeValue::fromS).toList()));
    }

    /** These values and the other's, which win. */
    public Item and(Item other) {
        Map<String, AttributeValue> more = new LinkedHashMap<>(values);
        more.putAll(other.values);
        return new Item(more);
    }

    private Item with(String name, AttributeValue value) {
        Map<String, AttributeValue> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Item(more);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public String text(String name) {
        return value(name).s();
    }

    public Optional<String> textIfThere(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    public long number(String name) {
        return Long.parseLong(value(name).n());
    }

    /** The number, or 0 where there is none. */
    public long numberOrZero(String name) {
        return has(name) ? number(name) : 0;
    }

    public Instant time(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    /** The bytes are shared: nobody may change them. */
    public byte[] bytes(String name) {
        return value(name).b().asByteArrayUnsafe();
    }

    public List<String> texts(String name) {
        return value(name).l().stream().map(AttributeValue::s).toList();
    }

    private AttributeValue value(String name) {
        AttributeValue value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("The item has no '" + name + "', only " + values.keySet());
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Names only: values may be what people wrote. */
    @Override
    public String toString() {
        return "Item" + values.keySet();
    }
}
