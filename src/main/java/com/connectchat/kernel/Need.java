package com.connectchat.kernel;

import java.util.Optional;

/** Something without which this process can't do its part. The process says that it is ready only while nothing is missing. */
public interface Need {

    /** What is missing, in words for an operator; nothing while all is there. Quick: it is asked by every health check. */
    Optional<String> missing();
}
