package com.connectchat.user.adapter.web;

import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.kernel.UserId;
import com.connectchat.user.BlockPeople;
import com.connectchat.user.EditProfile;
import com.connectchat.user.EndSessions;
import com.connectchat.user.ExportPart;
import com.connectchat.user.FindUsers;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** All that is kept of the caller's account, to take away. */
@RestController
class ExportController {

    private final EditProfile profiles;
    private final EndSessions sessions;
    private final BlockPeople blocks;
    private final FindUsers users;
    private final List<ExportPart> parts;
    private final Clock clock;

    ExportController(EditProfile profiles, EndSessions sessions, BlockPeople blocks, FindUsers users, List<ExportPart> parts,
            Clock clock) {
        this.profiles = profiles;
        this.sessions = sessions;
        this.blocks = blocks;
        this.users = users;
        this.parts = List.copyOf(parts);
        this.clock = clock;
    }

    @GetMapping("/v1/me/export")
    ResponseEntity<Export> export(@AuthenticationPrincipal Caller caller) {
        MeView profile = profiles.own(caller.userId()).map(MeView::of)
                .orElseThrow(() -> new RequestRefused(ErrorCode.UNAUTHENTICATED, "this account was deleted"));
        List<DeviceView> devices = sessions.devices(caller.userId()).stream().map(each -> DeviceView.of(each, caller.deviceId())).toList();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"connectchat-export.json\"")
                .body(new Export(clock.instant(), profile, devices, blocks(caller.userId()), others(caller.userId())));
    }

    private List<BlockView> blocks(UserId user) {
        List<BlockPeople.BlockedPerson> blocked = blocks.blocked(user);
        Map<UserId, FindUsers.Profile> known = users.profiles(blocked.stream().map(BlockPeople.BlockedPerson::userId).toList());
        return blocked.stream().map(each -> BlockView.of(each, known)).toList();
    }

    private Map<String, Object> others(UserId user) {
        Map<String, Object> others = new TreeMap<>();
        parts.forEach(each -> others.put(each.name(), each.of(user)));
        return others;
    }

    /** @param others what other modules keep, by its name */
    record Export(Instant exportedAt, MeView profile, List<DeviceView> devices, List<BlockView> blocks,
            @JsonAnyGetter Map<String, Object> others) {
    }
}
