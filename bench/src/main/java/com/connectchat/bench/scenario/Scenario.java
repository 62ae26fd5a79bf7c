package com.connectchat.bench.scenario;

import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import java.util.List;

/** One kind of load. */
public interface Scenario {

    /** The word on the command line. */
    String name();

    /** One line for the help. */
    String purpose();

    /** The options beside those of {@link Target}. */
    List<Option> options();

    /**
     * Puts the load on the server and returns when it is over.
     *
     * @throws com.connectchat.bench.cli.UsageError if the options make no sense together
     * @throws RunFailed if the load could not be put on
     */
    Outcome run(Arguments arguments, Target target);
}
