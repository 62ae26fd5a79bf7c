package com.connectchat.group.application;

class InMemoryAdmissionsTests extends AdmissionStoreContract {

    private final InMemoryAdmissions store = new InMemoryAdmissions();

    @Override
    protected AdmissionStore admissions() {
        return store;
    }
}
