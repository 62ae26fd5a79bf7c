package com.connectchat.bench.simulation;

import com.connectchat.bench.cli.UsageError;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large the groups are that messages go to: of every hundred messages so many go to groups of this size. */
record GroupSizes(List<Share> shares) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,5}):(\\d{1,3})");
    private static final int MEMBERS_MAX = 10_000;
    private static final int WHOLE = 100;

    /** @param percent of all messages */
    record Share(int members, int percent) {
    }

    /** Reads {@code members:percent,…}. */
    static GroupSizes parse(String option, String text) {
        List<Share> shares = new ArrayList<>();
        for (String each : text.split(",")) {
            Matcher form = FORM.matcher(each);
            if (!form.matches()) {
                throw new UsageError("%s is %s; legal is MEMBERS:PERCENT,... such as 4:60,100:40".formatted(option, text));
            }
            shares.add(new Share(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))));
        }
        boolean sizesAreLegal = shares.stream().allMatch(each -> each.members() >= 2 && each.members() <= MEMBERS_MAX);
        if (!sizesAreLegal || shares.stream().mapToInt(Share::percent).sum() != WHOLE) {
            throw new UsageError("%s is %s; legal are groups of 2 to %d, whose percents add up to 100"
                    .formatted(option, text, MEMBERS_MAX));
        }
        return new GroupSizes(List.copyOf(shares));
    }

    /** The size of the group that the next message goes to. */
    int draw(RandomGenerator random) {
        int left = random.nextInt(WHOLE);
        for (Share each : shares) {
            left -= each.percent();
            if (left < 0) {
                return each.members();
            }
        }
        throw new IllegalStateException("percents add up to less than 100: " + shares);
    }
}
