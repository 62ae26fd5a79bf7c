package com.connectchat.user.application;

import com.connectchat.dynamodb.Query;
import com.connectchat.kernel.SearchWords;
import com.connectchat.user.SearchUsers;
import org.springframework.stereotype.Component;

@Component
class SearchingUsers implements SearchUsers {

    private final Accounts accounts;

    SearchingUsers(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Page search(Query query) {
        Accounts.Hits hits = accounts.search(SearchWords.of(query.text()), query.after(), query.limit());
        return new Page(hits.accounts().stream().map(Profiles::of).toList(), hits.end());
    }
}
