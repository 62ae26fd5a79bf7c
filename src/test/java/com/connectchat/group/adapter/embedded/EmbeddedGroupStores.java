package com.connectchat.group.adapter.embedded;

import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.group.application.AdmissionStore;
import com.connectchat.group.application.GroupStore;

/** The shipped stores of groups, for tests of other packages. */
public record EmbeddedGroupStores(GroupStore groups, AdmissionStore admissions) {

    public static EmbeddedGroupStores in(EmbeddedStore store) {
        return new EmbeddedGroupStores(new EmbeddedGroups(store), new EmbeddedAdmissions(store));
    }
}
