package com.connectchat.user.adapter.web;

import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.Paging;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.kernel.UserId;
import com.connectchat.user.FindUsers;
import com.connectchat.user.SearchUsers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Other people. */
@RestController
@RequestMapping("/v1/users")
class UsersController {

    private final FindUsers users;
    private final SearchUsers search;

    UsersController(FindUsers users, SearchUsers search) {
        this.users = users;
        this.search = search;
    }

    @GetMapping("/{userId}")
    UserView user(@PathVariable UserId userId) {
        FindUsers.Profile profile = users.profiles(List.of(userId)).get(userId);
        if (profile == null) {
            throw new RequestRefused(ErrorCode.NOT_FOUND, "there is no such user");
        }
        return UserView.of(profile);
    }

    @GetMapping
    Paging.Page<UserView> search(@RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String cursor) {
        Paging paging = Paging.of(limit, cursor);
        SearchUsers.Page page = search.search(new SearchUsers.Query(Required.text("/query", query), paging.after(), paging.limit()));
        return new Paging.Page<>(page.people().stream().map(UserView::of).toList(), Paging.cursor(page.next()));
    }
}
