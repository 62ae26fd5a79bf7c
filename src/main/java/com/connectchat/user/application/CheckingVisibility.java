package com.connectchat.user.application;

import com.connectchat.user.CheckVisibility;
import com.connectchat.user.application.KnownPeople.Person;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class CheckingVisibility implements CheckVisibility {

    private final KnownPeople people;

    CheckingVisibility(KnownPeople people) {
        this.people = people;
    }

    @Override
    public List<Visibility> of(List<Pair> pairs) {
        if (pairs.size() > PAIRS_MAX) {
            throw new IllegalArgumentException("at most " + PAIRS_MAX + " pairs at once, were " + pairs.size());
        }
        return pairs.stream().map(this::of).toList();
    }

    private Visibility of(Pair pair) {
        Optional<Person> person = people.find(pair.person());
        if (person.isEmpty()) {
            return Visibility.HIDDEN;
        }
        if (pair.viewer().equals(pair.person())) {
            return Visibility.VISIBLE;
        }
        return isBlocked(pair, person.get()) ? Visibility.HIDDEN : switch (person.get().presenceVisibility()) {
            case EVERYBODY -> Visibility.VISIBLE;
            case CONTACTS -> Visibility.TO_CONTACTS;
            case NOBODY -> Visibility.HIDDEN;
        };
    }

    private boolean isBlocked(Pair pair, Person person) {
        return person.blocks(pair.viewer()) || people.find(pair.viewer()).filter(each -> each.blocks(pair.person())).isPresent();
    }
}
