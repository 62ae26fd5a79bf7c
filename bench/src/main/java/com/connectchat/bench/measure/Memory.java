package com.connectchat.bench.measure;

import java.util.OptionalLong;

/**
 * The memory of the server at one moment.
 *
 * @param residentBytes what its process holds; nothing where the process is not known
 * @param heapBytes what its Java objects take; nothing where it is no JVM that answers, or was not asked
 */
public record Memory(OptionalLong residentBytes, OptionalLong heapBytes) {

    /** As it is, without disturbing the server. */
    public static Memory now(OptionalLong pid) {
        return new Memory(pid.isPresent() ? ResidentMemory.bytes(pid.getAsLong()) : OptionalLong.empty(), OptionalLong.empty());
    }

    /** After a full collection, so that garbage does not count. */
    public static Memory afterCollection(OptionalLong pid) {
        if (pid.isEmpty()) {
            return new Memory(OptionalLong.empty(), OptionalLong.empty());
        }
        ServerJvm.collectGarbage(pid.getAsLong());
        return new Memory(ResidentMemory.bytes(pid.getAsLong()), ServerJvm.heapUsedBytes(pid.getAsLong()));
    }
}
