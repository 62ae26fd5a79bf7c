package com.connectchat.user.application;

import com.connectchat.kernel.UserId;
import com.connectchat.user.EditProfile;
import com.connectchat.user.domain.Account;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class EditingProfiles implements EditProfile {

    private final Accounts accounts;
    private final KnownPeople people;

    EditingProfiles(Accounts accounts, KnownPeople people) {
        this.accounts = accounts;
        this.people = people;
    }

    @Override
    public Optional<OwnProfile> own(UserId user) {
        return accounts.byId(user).map(EditingProfiles::ownProfile);
    }

    @Override
    public Outcome change(UserId user, Change change) {
        for (Optional<Account> current = accounts.byId(user); current.isPresent(); current = accounts.byId(user)) {
            if (!change.onlyAt().include(current.get().revision())) {
                return new Outcome.OtherRevision();
            }
            Account next = changed(current.get(), change);
            if (accounts.replace(next)) {
                people.changed(user);
                return new Outcome.Changed(ownProfile(next));
            }
        }
        return new Outcome.Gone();
    }

    private static Account changed(Account account, Change change) {
        String displayName = change.displayName() == null ? account.displayName() : change.displayName();
        String about = change.about() == null ? account.about() : change.about();
        Account presented = account.present(displayName, about);
        return change.presenceVisibility() == null ? presented : presented.showPresenceTo(change.presenceVisibility());
    }

    private static OwnProfile ownProfile(Account account) {
        return new OwnProfile(Profiles.of(account), account.presenceVisibility(), account.revision());
    }
}
