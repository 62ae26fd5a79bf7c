package com.connectchat.bench.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the server's JVM by {@code jcmd} of the generator's own JDK; a server that is no JVM simply does not answer. */
public final class ServerJvm {

    private static final int ANSWER_SECONDS_MAX = 60;
    private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");

    private ServerJvm() {
    }

    /** Asks for a full collection and returns when it is done. */
    public static void collectGarbage(long pid) {
        jcmd(pid, "GC.run");
    }

    /** Bytes of the heap in use, garbage included; nothing where the process is no JVM that answers. */
    public static OptionalLong heapUsedBytes(long pid) {
        Matcher used = HEAP_USED.matcher(jcmd(pid, "GC.heap_info"));
        return used.find() ? OptionalLong.of(Long.parseLong(used.group(1)) * 1024) : OptionalLong.empty();
    }

    private static String jcmd(long pid, String command) {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(List.of(tool, Long.toString(pid), command)).redirectErrorStream(true).start();
            String answer = new String(process.getInputStream().readAllBytes());
            return process.waitFor(ANSWER_SECONDS_MAX, TimeUnit.SECONDS) && process.exitValue() == 0 ? answer : "";
        } catch (IOException _) {
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
