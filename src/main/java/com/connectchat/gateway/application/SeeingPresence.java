package com.connectchat.gateway.application;

import com.connectchat.kernel.UserId;
import com.connectchat.persistence.ShareConversations;
import com.connectchat.session.Presence;
import com.connectchat.session.Sessions;
import com.connectchat.user.CheckVisibility;
import com.connectchat.user.CheckVisibility.Pair;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.springframework.stereotype.Component;

/**
 * How people are, for those who may know it: whoever may not gets the same answer as for somebody who is not there and was never seen.
 * Thread-safe; blocking. Throws {@link com.connectchat.kernel.Unavailable} where accounts, conversations or the registry don't answer.
 */
@Component
@PrimaryPort
public class SeeingPresence {

    /** It costs a look into the store whether two people share a conversation, so the answer is remembered for a while. */
    private static final Duration SHARING_KEPT = Duration.ofMinutes(1);
    private static final int SHARING_MAX = 100_000;

    private final CheckVisibility visibility;
    private final ShareConversations conversations;
    private final Sessions sessions;
    private final Cache<Pair, Boolean> sharing =
            Caffeine.newBuilder().maximumSize(SHARING_MAX).expireAfterWrite(SHARING_KEPT).build();

    public SeeingPresence(CheckVisibility visibility, ShareConversations conversations, Sessions sessions) {
        this.visibility = visibility;
        this.conversations = conversations;
        this.sessions = sessions;
    }

    /** How these people are as the viewer may see them, each once, in their order. */
    public List<Presence> seenBy(UserId viewer, Collection<UserId> people) {
        List<Presence> presences = presences(people);
        Iterator<Boolean> visible = visible(presences.stream().map(each -> new Pair(viewer, each.userId())).toList()).iterator();
        return presences.stream().map(each -> visible.next() ? each : Presence.unseen(each.userId())).toList();
    }

    /** How these people are, each once, in their order: for nobody's eyes but this system's. */
    public List<Presence> presences(Collection<UserId> people) {
        return sessions.presences(people);
    }

    /** For each pair, in their order, whether the viewer may see the other one. */
    public List<Boolean> visible(List<Pair> pairs) {
        List<Boolean> visible = new ArrayList<>(pairs.size());
        for (int from = 0; from < pairs.size(); from += CheckVisibility.PAIRS_MAX) {
            List<Pair> some = pairs.subList(from, Math.min(from + CheckVisibility.PAIRS_MAX, pairs.size()));
            Iterator<Pair> next = some.iterator();
            for (CheckVisibility.Visibility each : visibility.of(some)) {
                visible.add(isVisible(next.next(), each));
            }
        }
        return visible;
    }

    private boolean isVisible(Pair pair, CheckVisibility.Visibility known) {
        return switch (known) {
            case VISIBLE -> true;
            case TO_CONTACTS -> sharing.get(pair, each -> conversations.shared(each.person(), each.viewer()));
            case HIDDEN -> false;
        };
    }
}
