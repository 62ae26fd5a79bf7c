package com.connectchat.group.application;

import com.connectchat.group.Admissions;
import com.connectchat.group.FindGroups;
import com.connectchat.group.KeepGroups;
import java.time.Clock;

/** The group module's ports over given stores, put together as Spring does. */
public record GroupService(KeepGroups keep, FindGroups find, Admissions admissions) {

    public static GroupService over(GroupStore groups, AdmissionStore admissions, Clock clock) {
        return new GroupService(new KeepingGroups(groups), new FindingGroups(groups), new AdmittingPeople(admissions, clock));
    }

    /** Over stores in memory. */
    public static GroupService inMemory(Clock clock) {
        return over(new InMemoryGroups(), new InMemoryAdmissions(), clock);
    }
}
