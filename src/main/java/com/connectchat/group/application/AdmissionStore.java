package com.connectchat.group.application;

import com.connectchat.group.Admissions.Invite;
import com.connectchat.group.Admissions.Person;
import com.connectchat.group.domain.Register;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.Nullable;

/**
 * Stores who is kept out of groups, who wants to come in, and invites. Thread-safe; blocking; a write is durable when it returns. Throws
 * {@link com.connectchat.group.GroupsUnavailable} when it can't answer; doing the same again is right then.
 */
@SecondaryPort
public interface AdmissionStore {

    boolean has(Register register, ConversationId group, UserId user);

    /** Enters somebody; who is entered already stays as they are. Returns false where the register holds {@code max} people. */
    boolean add(Register register, ConversationId group, Person person, int max);

    /** Returns whether the user was entered. */
    boolean remove(Register register, ConversationId group, UserId user);

    /** Who is entered, in the order of their ids. */
    List<Person> list(Register register, ConversationId group, @Nullable UserId after, int limit);

    /** Enters an invite, unless the group has {@code max} whose time is not over. */
    boolean add(Invite invite, int max, Instant now);

    /** The invite with this code, whether or not its time is over. */
    Optional<Invite> invite(String code);

    /** A group's invites in the order of their codes, whether or not their time is over. */
    List<Invite> invites(ConversationId group);

    /** Returns whether the group had such an invite. */
    boolean remove(ConversationId group, String code);

    /** Counts one use of this user, once; false where all uses are taken, or there is no such invite. */
    boolean use(String code, UserId user);
}
