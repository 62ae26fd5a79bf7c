package com.connectchat.user.application;

import com.connectchat.kernel.UserId;
import com.connectchat.user.CheckContact;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class CheckingContacts implements CheckContact {

    private final KnownPeople people;

    CheckingContacts(KnownPeople people) {
        this.people = people;
    }

    @Override
    public Contact between(UserId from, UserId to) {
        Optional<KnownPeople.Person> addressee = people.find(to);
        if (addressee.isEmpty()) {
            return Contact.UNKNOWN;
        }
        boolean isBlocked = addressee.get().blocks(from) || people.find(from).filter(each -> each.blocks(to)).isPresent();
        return isBlocked ? Contact.BLOCKED : Contact.ALLOWED;
    }
}
