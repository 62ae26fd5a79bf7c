package com.connectchat.user.application;

import com.connectchat.kernel.UserId;
import com.connectchat.user.AuthSettings;
import com.connectchat.user.BlockPeople;
import com.connectchat.user.domain.Block;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class BlockingPeople implements BlockPeople {

    private final Blocks blocks;
    private final KnownPeople people;
    private final AuthSettings settings;
    private final Clock clock;

    BlockingPeople(Blocks blocks, KnownPeople people, AuthSettings settings, Clock clock) {
        this.blocks = blocks;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Outcome block(UserId user, UserId blocked) {
        if (user.equals(blocked)) {
            return Outcome.ONESELF;
        }
        if (people.find(blocked).isEmpty()) {
            return Outcome.UNKNOWN;
        }
        List<Block> known = blocks.of(user);
        if (known.size() >= settings.blocksMax() && known.stream().noneMatch(each -> each.blocked().equals(blocked))) {
            return Outcome.TOO_MANY;
        }
        blocks.add(user, new Block(blocked, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        people.changed(user);
        return Outcome.BLOCKED;
    }

    @Override
    public void unblock(UserId user, UserId blocked) {
        blocks.remove(user, blocked);
        people.changed(user);
    }

    @Override
    public List<BlockedPerson> blocked(UserId user) {
        return blocks.of(user).stream().map(each -> new BlockedPerson(each.blocked(), each.since())).toList();
    }
}
