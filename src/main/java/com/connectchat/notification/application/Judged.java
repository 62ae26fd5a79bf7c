package com.connectchat.notification.application;

import com.connectchat.kernel.UserId;
import com.connectchat.notification.domain.PushAddress;
import com.connectchat.notification.domain.Verdict;
import java.util.List;

/**
 * What was decided for one person about one conversation.
 *
 * @param addresses where they can be reached
 * @param decisions in the order of the conversation
 * @param unread    messages that they have not read; 0 where nothing is due
 */
record Judged(UserId userId, List<PushAddress> addresses, List<Decision> decisions, long unread, boolean preview) {

    record Decision(News news, Verdict verdict) {

        boolean isDue() {
            return verdict instanceof Verdict.Due;
        }
    }

    boolean anyDue() {
        return decisions.stream().anyMatch(Decision::isDue);
    }
}
