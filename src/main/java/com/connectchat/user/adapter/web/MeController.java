package com.connectchat.user.adapter.web;

import com.connectchat.kernel.Caller;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.EntityTag;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.Mandatory;
import com.connectchat.kernel.OneOf;
import com.connectchat.kernel.Paging;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.kernel.Revisions;
import com.connectchat.user.ChangePassword;
import com.connectchat.user.CloseAccount;
import com.connectchat.user.EditProfile;
import com.connectchat.user.EndSessions;
import com.connectchat.user.PresenceVisibility;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own account and devices. */
@RestController
@RequestMapping("/v1/me")
class MeController {

    private final EditProfile profiles;
    private final ChangePassword passwords;
    private final CloseAccount accounts;
    private final EndSessions sessions;

    MeController(EditProfile profiles, ChangePassword passwords, CloseAccount accounts, EndSessions sessions) {
        this.profiles = profiles;
        this.passwords = passwords;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping
    ResponseEntity<MeView> me(@AuthenticationPrincipal Caller caller) {
        return profiles.own(caller.userId()).map(MeController::answer).orElseThrow(MeController::gone);
    }

    @PatchMapping
    ResponseEntity<MeView> change(@AuthenticationPrincipal Caller caller, @RequestBody ProfileRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        EditProfile.Change change = request.change(EntityTag.allowedBy(ifMatch));
        return switch (profiles.change(caller.userId(), change)) {
            case EditProfile.Outcome.Changed(EditProfile.OwnProfile profile) -> answer(profile);
            case EditProfile.Outcome.OtherRevision _ -> throw EntityTag.otherRevision();
            case EditProfile.Outcome.Gone _ -> throw gone();
        };
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@AuthenticationPrincipal Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        switch (accounts.close(caller.userId(), EntityTag.allowedBy(ifMatch))) {
            case CLOSED -> { }
            case OTHER_REVISION -> throw EntityTag.otherRevision();
        }
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@AuthenticationPrincipal Caller caller, @RequestBody PasswordRequest request, HttpServletRequest http) {
        ChangePassword.Change change = new ChangePassword.Change(request.currentPassword(),
                Required.text("/new_password", request.newPassword()), http.getRemoteAddr());
        switch (passwords.change(caller, change)) {
            case ChangePassword.Outcome.Changed _ -> { }
            case ChangePassword.Outcome.NotProven _ -> throw new RequestRefused(ErrorCode.FORBIDDEN, "current_password is wrong");
            case ChangePassword.Outcome.TooManyTries(var retryAfter) -> throw Required.tooManyTries(retryAfter);
            case ChangePassword.Outcome.Busy _ -> throw Required.busy();
        }
    }

    @GetMapping("/devices")
    Paging.Page<DeviceView> devices(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Paging.of(limit, cursor).of(sessions.devices(caller.userId()), each -> each.deviceId().value(),
                each -> DeviceView.of(each, caller.deviceId()));
    }

    @DeleteMapping("/devices/{deviceId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeDevice(@AuthenticationPrincipal Caller caller, @PathVariable DeviceId deviceId) {
        if (!sessions.remove(caller.userId(), deviceId)) {
            throw new RequestRefused(ErrorCode.NOT_FOUND, "you have no such device");
        }
    }

    private static ResponseEntity<MeView> answer(EditProfile.OwnProfile own) {
        return ResponseEntity.ok().eTag(EntityTag.of(own.revision())).body(MeView.of(own));
    }

    /** Only between an account's end and its tokens'. */
    private static RequestRefused gone() {
        return new RequestRefused(ErrorCode.UNAUTHENTICATED, "this account was deleted");
    }

    /**
     * What is missing stays as it is.
     *
     * @param about              empty: none
     * @param presenceVisibility {@code everybody}, {@code contacts} or {@code nobody}
     */
    record ProfileRequest(@Nullable String displayName, @Nullable String about,
            @OneOf(PresenceVisibility.class) @Nullable String presenceVisibility) {

        EditProfile.Change change(Revisions onlyAt) {
            return new EditProfile.Change(displayName, about,
                    presenceVisibility == null ? null : PresenceVisibility.of(presenceVisibility), onlyAt);
        }
    }

    record PasswordRequest(@Nullable String currentPassword, @Mandatory @Nullable String newPassword) {
    }
}
