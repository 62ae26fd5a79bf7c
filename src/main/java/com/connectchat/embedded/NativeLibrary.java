package com.connectchat.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.RocksDB;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads RocksDB's native library from the data directory and removes the copy at once. RocksDB by itself leaves one in the temporary
 * directory each time the process is killed.
 */
final class NativeLibrary {

    private static final Logger log = LoggerFactory.getLogger(NativeLibrary.class);

    private NativeLibrary() {
    }

    /** Does nothing where it is loaded already. */
    static synchronized void load(DataDirectory directory) throws IOException {
        Path place = Files.createDirectories(directory.nativeLibrary());
        try {
            NativeLibraryLoader.getInstance().loadLibrary(place.toString());
        } catch (UnsatisfiedLinkError e) {
            log.info("No native library can be loaded from the data directory, so it is loaded from the temporary one: {}", e.getMessage());
        } finally {
            empty(place);
        }
        RocksDB.loadLibrary();
    }

    private static void empty(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            List<Path> copies = files.toList();
            for (Path copy : copies) {
                if (!copy.toFile().delete()) {
                    log.debug("{} is in use as long as the process lives; the next one replaces it.", copy);
                }
            }
        }
    }
}
