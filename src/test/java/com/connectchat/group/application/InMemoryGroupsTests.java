package com.connectchat.group.application;

class InMemoryGroupsTests extends GroupStoreContract {

    private final InMemoryGroups store = new InMemoryGroups();

    @Override
    protected GroupStore groups() {
        return store;
    }
}
