package com.connectchat.user.adapter.web;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.Ids;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.user.FindUsers;
import com.connectchat.user.SignIn;
import com.connectchat.user.SignUp;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Opening an account, and getting tokens for it. */
@RestController
@RequestMapping("/v1/auth")
class AuthController {

    private final SignUp signUp;
    private final SignIn signIn;

    AuthController(SignUp signUp, SignIn signIn) {
        this.signUp = signUp;
        this.signIn = signIn;
    }

    @PostMapping("/register")
    ResponseEntity<Registered> register(@RequestBody RegisterRequest request, HttpServletRequest http) {
        SignUp.Registration registration = new SignUp.Registration(Required.text("/username", request.username()),
                Required.text("/password", request.password()), request.displayName(), http.getRemoteAddr());
        return switch (signUp.signUp(registration)) {
            case SignUp.Outcome.SignedUp(FindUsers.Profile profile) ->
                    ResponseEntity.created(URI.create("/v1/users/" + profile.userId())).body(Registered.of(profile));
            case SignUp.Outcome.UsernameTaken _ ->
                    throw new RequestRefused(ErrorCode.CONFLICT, "this username is taken; choose another one");
            case SignUp.Outcome.TooManyTries(var retryAfter) -> throw Required.tooManyTries(retryAfter);
            case SignUp.Outcome.Busy _ -> throw Required.busy();
        };
    }

    @PostMapping("/token")
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

    record RegisterRequest(@Nullable String username, @Nullable String password, @Nullable String displayName) {
    }

    record Registered(String userId, String username, String displayName, Instant createdAt) {

        static Registered of(FindUsers.Profile profile) {
            return new Registered(profile.userId().value(), profile.username(), profile.displayName(), profile.createdAt());
        }
    }

    record TokenRequest(@Nullable String grantType, @Nullable String username, @Nullable String password, @Nullable String deviceId,
            @Nullable String refreshToken) {

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

    record Tokens(String accessToken, String refreshToken, String tokenType, long expiresIn, String userId, String deviceId) {

        static Tokens of(SignIn.Outcome.SignedIn signedIn) {
            return new Tokens(signedIn.accessToken(), signedIn.refreshToken(), "Bearer", signedIn.expiresIn().toSeconds(),
                    signedIn.userId().value(), signedIn.deviceId().value());
        }
    }
}
