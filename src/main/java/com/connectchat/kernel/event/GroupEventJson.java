package com.connectchat.kernel.event;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.GroupProfile;
import com.connectchat.kernel.GroupProfile.Visibility;
import com.connectchat.kernel.GroupSettings;
import com.connectchat.kernel.GroupSettings.History;
import com.connectchat.kernel.GroupSettings.Join;
import com.connectchat.kernel.GroupSettings.Who;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.AboutGroup;
import com.connectchat.kernel.event.ConversationEvent.ConversationCreated;
import com.connectchat.kernel.event.ConversationEvent.ConversationUpdated;
import com.connectchat.kernel.event.ConversationEvent.MemberAdded;
import com.connectchat.kernel.event.ConversationEvent.MemberRemoved;
import com.connectchat.kernel.event.ConversationEvent.MemberUpdated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of the events that change a group; rare enough to be written by a library. */
final class GroupEventJson {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final byte[] CONVERSATION = JsonBytes.name("conversation");
    private static final byte[] USER_ID = JsonBytes.name("user_id");
    private static final byte[] ROLE = JsonBytes.name("role");
    private static final byte[] ACTOR_ID = JsonBytes.name("actor_id");

    private GroupEventJson() {
    }

    static void write(JsonBytes json, AboutGroup event) {
        switch (event) {
            case ConversationCreated e -> json.raw(CONVERSATION, conversation(e, e.profile(), e.members(), false));
            case ConversationUpdated e -> json.raw(CONVERSATION, conversation(e, e.profile(), null, e.deleted()));
            case MemberAdded e -> json.string(USER_ID, e.member().value()).string(ROLE, e.role().code());
            case MemberRemoved e -> json.string(USER_ID, e.member().value());
            case MemberUpdated e -> json.string(USER_ID, e.member().value()).string(ROLE, e.role().code());
        }
        json.string(ACTOR_ID, event.actor().value());
    }

    private static String conversation(AboutGroup event, GroupProfile profile, @Nullable List<GroupMember> members, boolean deleted) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("conversation_id", event.conversationId().value());
        json.put("type", "group");
        json.put("title", profile.title());
        if (profile.description() != null) {
            json.put("description", profile.description());
        }
        json.put("visibility", profile.visibility().code());
        json.put("settings", settings(profile.settings()));
        if (members != null) {
            json.put("member_count", members.size());
            json.put("members", members.stream()
                    .map(each -> Map.of("user_id", each.userId().value(), "role", each.role().code())).toList());
        }
        if (deleted) {
            json.put("deleted_at", Timestamps.text(event.createdAt()));
        }
        return MAPPER.writeValueAsString(json);
    }

    private static Map<String, Object> settings(GroupSettings settings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("join", settings.join().code());
        json.put("post", settings.post().code());
        json.put("add", settings.add().code());
        json.put("history", settings.history().code());
        json.put("slow_mode_seconds", settings.slowMode().toSeconds());
        return json;
    }

    static AboutGroup read(EventType type, JsonNode json) {
        ConversationId conversation = new ConversationId(text(json, "conversation_id"));
        long seq = json.get("seq").longValue();
        long prevSeq = json.get("prev_seq").longValue();
        UserId actor = new UserId(text(json, "actor_id"));
        Instant at = Instant.parse(text(json, "created_at"));
        return switch (type) {
            case CONVERSATION_CREATED -> new ConversationCreated(conversation, seq, prevSeq, actor, profile(json.get("conversation")),
                    members(json.get("conversation")), at);
            case CONVERSATION_UPDATED -> new ConversationUpdated(conversation, seq, prevSeq, actor, profile(json.get("conversation")),
                    json.get("conversation").has("deleted_at"), at);
            case MEMBER_ADDED -> new MemberAdded(conversation, seq, prevSeq, member(json), Role.of(text(json, "role")), actor, at);
            case MEMBER_REMOVED -> new MemberRemoved(conversation, seq, prevSeq, member(json), actor, at);
            case MEMBER_UPDATED -> new MemberUpdated(conversation, seq, prevSeq, member(json), Role.of(text(json, "role")), actor, at);
            case MESSAGE_NEW, MESSAGE_UPDATED, MESSAGE_DELETED, REACTION_ADDED, REACTION_REMOVED ->
                    throw new IllegalArgumentException(type.code() + " is about no group");
        };
    }

    private static GroupProfile profile(JsonNode json) {
        JsonNode settings = json.get("settings");
        return new GroupProfile(text(json, "title"), json.has("description") ? text(json, "description") : null,
                Visibility.of(text(json, "visibility")),
                new GroupSettings(Join.of(text(settings, "join")), Who.of("post", text(settings, "post")),
                        Who.of("add", text(settings, "add")), History.of(text(settings, "history")),
                        Duration.ofSeconds(settings.get("slow_mode_seconds").longValue())));
    }

    private static List<GroupMember> members(JsonNode json) {
        List<GroupMember> members = new ArrayList<>();
        json.get("members").forEach(each -> members.add(new GroupMember(member(each), Role.of(text(each, "role")))));
        return members;
    }

    private static UserId member(JsonNode json) {
        return new UserId(text(json, "user_id"));
    }

    private static String text(JsonNode json, String field) {
        return json.get(field).stringValue();
    }
}
