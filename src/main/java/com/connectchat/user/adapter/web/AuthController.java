package com.connectchat.user.adapter.web;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.Ids;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.Mandatory;
import com.connectchat.kernel.OneOf;
import com.connectchat.kernel.Refuses;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.user.EndSessions;
import com.connectchat.user.FindUsers;
import com.connectchat.user.SignIn;
import com.connectchat.user.SignUp;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Opening an account, and getting tokens for it. */
@RestController
@RequestMapping("/v1/auth")
class AuthController {

    private final SignUp signUp;
    private final SignIn signIn;
    private final EndSessions sessions;

    AuthController(SignUp signUp, SignIn signIn, EndSessions sessions) {
        this.signUp = signUp;
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @PostMapping("/register")
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses(ErrorCode.CONFLICT)
    ResponseEntity<UserView> register(@RequestBody RegisterRequest request, HttpServletRequest http) {
        SignUp.Registration registration = new SignUp.Registration(Required.text("/username", request.username()),
                Required.text("/password", request.password()), request.displayName(), http.getRemoteAddr());
        return switch (signUp.signUp(registration)) {
            case SignUp.Outcome.SignedUp(FindUsers.Profile profile) ->
                    ResponseEntity.created(URI.create("/v1/users/" + profile.userId())).body(UserView.of(profile));
            case SignUp.Outcome.UsernameTaken _ ->
                    throw new RequestRefused(ErrorCode.CONFLICT, "this username is taken; choose another one");
            case SignUp.Outcome.TooManyTries(var retryAfter) -> throw Required.tooManyTries(retryAfter);
            case SignUp.Outcome.Busy _ -> throw Required.busy();
        };
    }

    @PostMapping("/token")
    @Refuses({ErrorCode.UNAUTHENTICATED, ErrorCode.NOT_FOUND})
    ResponseEntity<Tokens> token(@RequestBody TokenRequest request, HttpServletRequest http) {
        SignIn.Outcome outcome = switch (Required.text("/grant_type", request.grantType())) {
            case "password" -> signIn.withPassword(request.credentials(http.getRemoteAddr()));
            case "refresh_token" -> signIn.withRefreshToken(Required.text("/refresh_token", request.refreshToken()));
            default -> throw new InvalidField("/grant_type", "grant_type must be password or refresh_token");
        };
        return switch (outcome) {
            case SignIn.Outcome.SignedIn signedIn -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Tokens.of(signedIn));
            case SignIn.Outcome.NotProven _ -> throw new RequestRefused(ErrorCode.UNAUTHENTICATED, request.notProven());
            case SignIn.Outcome.NotYourDevice _ -> throw new RequestRefused(ErrorCode.NOT_FOUND,
                    "you have no device with this device_id; leave it out to sign in on a new one");
            case SignIn.Outcome.TooManyTries(var retryAfter) -> throw Required.tooManyTries(retryAfter);
            case SignIn.Outcome.Busy _ -> throw Required.busy();
        };
    }

    /** Answers the same for every token, known or not. */
    @PostMapping("/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@RequestBody RevokeRequest request) {
        sessions.revoke(Required.text("/refresh_token", request.refreshToken()));
    }

    record RegisterRequest(@Mandatory @Nullable String username, @Mandatory @Nullable String password, @Nullable String displayName) {
    }

    record TokenRequest(@Mandatory @OneOf(texts = {"password", "refresh_token"}) @Nullable String grantType, @Nullable String username,
            @Nullable String password, @Nullable String deviceId, @Nullable String refreshToken) {

        SignIn.Credentials credentials(String clientAddress) {
            return new SignIn.Credentials(Required.text("/username", username), Required.text("/password", password), device(),
                    clientAddress);
        }

        String notProven() {
            return refreshToken == null ? "username or password is wrong" : "this refresh token is not good, or no longer; sign in again";
        }

        private @Nullable DeviceId device() {
            if (deviceId != null && !Ids.isLegal(deviceId)) {
                throw new InvalidField("/device_id", "device_id must be 1 to " + Ids.CHARACTERS_MAX + " visible ASCII characters");
            }
            return deviceId == null ? null : new DeviceId(deviceId);
        }
    }

    record RevokeRequest(@Mandatory @Nullable String refreshToken) {
    }

    record Tokens(String accessToken, String refreshToken, @OneOf(texts = "Bearer") String tokenType,
            long expiresIn, String userId, String deviceId) {

        static Tokens of(SignIn.Outcome.SignedIn signedIn) {
            return new Tokens(signedIn.accessToken(), signedIn.refreshToken(), "Bearer", signedIn.expiresIn().toSeconds(),
                    signedIn.userId().value(), signedIn.deviceId().value());
        }
    }
}
