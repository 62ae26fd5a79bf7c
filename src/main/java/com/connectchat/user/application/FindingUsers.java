package com.connectchat.user.application;

import com.connectchat.kernel.UserId;
import com.connectchat.user.FindUsers;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class FindingUsers implements FindUsers {

    private final KnownPeople people;

    FindingUsers(KnownPeople people) {
        this.people = people;
    }

    @Override
    public Map<UserId, Profile> profiles(Collection<UserId> users) {
        Map<UserId, Profile> found = new HashMap<>();
        users.forEach(id -> people.find(id).ifPresent(person -> found.put(id, person.profile())));
        return Map.copyOf(found);
    }
}
