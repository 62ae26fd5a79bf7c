package com.connectchat.user;

import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.UserId;

/**
 * What another module keeps of a person, as a part of what they can take away. No port that crosses to other processes: what it gives is
 * in the form of the HTTPS API, whose adapters are all where the clients' door is.
 */
public interface ExportPart {

    /** Under which it stands among the other parts, such as {@code notifications}. */
    String name();

    /** All of it but secrets, ready to be written as JSON. Throws an {@link Unavailable} when it can't be read. */
    Object of(UserId user);
}
