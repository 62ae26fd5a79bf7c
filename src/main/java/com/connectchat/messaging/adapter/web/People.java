package com.connectchat.messaging.adapter.web;

import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.kernel.UserId;
import com.connectchat.user.CheckContact;
import com.connectchat.user.CheckContact.Contact;
import com.connectchat.user.FindUsers;
import com.connectchat.user.FindUsers.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People whom somebody wants in a group: there, not too many, and none who has blocked the one who asks, or is blocked. */
@Component
final class People {

    private static final int AT_ONCE_MAX = 1_000;

    private final FindUsers users;
    private final CheckContact contacts;

    People(FindUsers users, CheckContact contacts) {
        this.users = users;
        this.contacts = contacts;
    }

    /** @param pointer the field that names them */
    List<UserId> require(Caller caller, String pointer, @Nullable List<@Nullable UserId> wanted) {
        List<UserId> people = present(pointer, wanted == null ? List.of() : wanted);
        Map<UserId, Profile> known = users.profiles(people);
        for (int i = 0; i < people.size(); i++) {
            require(caller, pointer + "/" + i, people.get(i), known);
        }
        return people;
    }

    void requireKnown(UserId user) {
        if (!users.profiles(List.of(user)).containsKey(user)) {
            throw new RequestRefused(ErrorCode.NOT_FOUND, "There is no such user.");
        }
    }

    private void require(Caller caller, String pointer, UserId user, Map<UserId, Profile> known) {
        if (!known.containsKey(user)) {
            throw new InvalidField(pointer, "there is no such user");
        }
        if (!user.equals(caller.userId()) && contacts.between(caller.userId(), user) == Contact.BLOCKED) {
            throw new RequestRefused(ErrorCode.FORBIDDEN, "You can't add " + user + ": one of you has blocked the other.");
        }
    }

    private static List<UserId> present(String pointer, List<@Nullable UserId> wanted) {
        if (wanted.size() > AT_ONCE_MAX) {
            throw new InvalidField(pointer, "at most " + AT_ONCE_MAX + " people at once, were " + wanted.size() + "; add the rest after");
        }
        List<UserId> people = new ArrayList<>();
        for (UserId each : wanted) {
            if (each == null) {
                throw new InvalidField(pointer + "/" + people.size(), "must not be null");
            }
            people.add(each);
        }
        return people;
    }
}
