package com.connectchat.notification.application;

import com.connectchat.notification.domain.Delivery;
import com.connectchat.notification.domain.Push;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** A push service that keeps what it is given, and answers as a test wants. */
final class RecordedPushes implements PushProvider {

    private final List<Push> taken = new ArrayList<>();
    private Function<Push, Delivery> answer = push -> new Delivery.Sent("test", "id-" + push.seq());
    private Runnable beforeRetry = () -> { };
    private boolean tiresome;

    void answer(Function<Push, Delivery> wanted) {
        answer = wanted;
    }

    /** From now on it takes no push at the first try; this happens before the second. */
    void takeAtTheSecondTry(Runnable meanwhile) {
        tiresome = true;
        beforeRetry = meanwhile;
    }

    /** What it was given since this was asked last. */
    List<Push> taken() {
        List<Push> all = List.copyOf(taken);
        taken.clear();
        return all;
    }

    @Override
    public List<Delivery> send(List<Push> pushes, Predicate<Push> stillDue) {
        if (tiresome) {
            beforeRetry.run();
        }
        return pushes.stream().map(each -> tiresome && !stillDue.test(each) ? new Delivery.Cancelled() : take(each)).toList();
    }

    private Delivery take(Push push) {
        taken.add(push);
        return answer.apply(push);
    }
}
