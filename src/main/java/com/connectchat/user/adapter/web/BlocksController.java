package com.connectchat.user.adapter.web;

import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.Paging;
import com.connectchat.kernel.Refuses;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.kernel.UserId;
import com.connectchat.user.BlockPeople;
import com.connectchat.user.FindUsers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whom the caller doesn't want to hear from. */
@RestController
@RequestMapping("/v1/me/blocks")
class BlocksController {

    private final BlockPeople blocks;
    private final FindUsers users;

    BlocksController(BlockPeople blocks, FindUsers users) {
        this.blocks = blocks;
        this.users = users;
    }

    @GetMapping
    Paging.Page<BlockView> blocks(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        List<BlockPeople.BlockedPerson> blocked = blocks.blocked(caller.userId());
        Map<UserId, FindUsers.Profile> profiles = users.profiles(blocked.stream().map(BlockPeople.BlockedPerson::userId).toList());
        return Paging.of(limit, cursor).of(blocked, each -> each.userId().value(), each -> BlockView.of(each, profiles));
    }

    @PutMapping("/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses({ErrorCode.CONFLICT, ErrorCode.VALIDATION_FAILED})
    void block(@AuthenticationPrincipal Caller caller, @PathVariable UserId userId) {
        switch (blocks.block(caller.userId(), userId)) {
            case BLOCKED -> { }
            case UNKNOWN -> throw new RequestRefused(ErrorCode.NOT_FOUND, "there is no such user");
            case ONESELF -> throw new InvalidField("/user_id", "you can't block yourself");
            case TOO_MANY -> throw new RequestRefused(ErrorCode.CONFLICT,
                    "you have blocked as many people as one may; take a block back first");
        }
    }

    @DeleteMapping("/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(@AuthenticationPrincipal Caller caller, @PathVariable UserId userId) {
        blocks.unblock(caller.userId(), userId);
    }
}
