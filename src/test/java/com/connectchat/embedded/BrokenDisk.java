package com.connectchat.embedded;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Puts a device of the kernel under a file that this process has open, so that calls on it fail as they would on a broken disk,
 * until closed.
 */
final class BrokenDisk implements AutoCloseable {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle CREAT = function("creat", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle DUP = function("dup", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle DUP2 = function("dup2", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private final int broken;
    private final int sound;

    private BrokenDisk(Path file, String device) throws Throwable {
        broken = descriptorOf(file);
        sound = called((int) DUP.invokeExact(broken));
        try (Arena arena = Arena.ofConfined()) {
            replaceBy(called((int) CREAT.invokeExact(arena.allocateFrom(device), 0)));
        }
    }

    /** Writes to the file succeed and flushing it fails. */
    static BrokenDisk failingFlushes(Path file) throws Throwable {
        return new BrokenDisk(file, "/dev/null");
    }

    /** There is no space left for the file. */
    static BrokenDisk full(Path file) throws Throwable {
        return new BrokenDisk(file, "/dev/full");
    }

    @Override
    public void close() throws IOException {
        try {
            replaceBy(sound);
        } catch (Throwable e) {
            throw new IOException("The disk stays broken", e);
        }
    }

    private void replaceBy(int other) throws Throwable {
        called((int) DUP2.invokeExact(other, broken));
        called((int) CLOSE.invokeExact(other));
    }

    private static int called(int result) throws IOException {
        if (result < 0) {
            throw new IOException("A call to the system failed");
        }
        return result;
    }

    private static int descriptorOf(Path file) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            Path descriptor = descriptors.filter(each -> pointsTo(each, file)).findFirst().orElseThrow();
            return Integer.parseInt(descriptor.getFileName().toString());
        }
    }

    private static boolean pointsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException _) {
            return false;
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor);
    }
}
