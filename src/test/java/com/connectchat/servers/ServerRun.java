package com.connectchat.servers;

/** One server, whatever runs it. All calls return once the thing is done; what has no effect any more is no error. */
interface ServerRun {

    /** Starts it, or starts it again with the data that it left behind. */
    void start();

    /** SIGKILL. */
    void kill();

    /** SIGTERM, and waits for its end. */
    void stop();

    /** SIGSTOP: connections stay open and nothing answers. */
    void pause();

    /** SIGCONT. */
    void resume();

    /** The last lines that it wrote. */
    String lastWords();
}
