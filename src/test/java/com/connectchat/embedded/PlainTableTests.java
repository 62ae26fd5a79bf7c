package com.connectchat.embedded;

class PlainTableTests extends TableContract {

    @Override
    Table tableOf(EmbeddedStore store) {
        return store.table("plain");
    }
}
