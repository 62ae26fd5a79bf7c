package com.connectchat.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;

class ModulesTests {

    @Test
    void allIsAllHoweverItIsSaid() {
        assertThat(Modules.parse("all").areAll()).isTrue();
        assertThat(Modules.parse("gateway, session,messaging,sequence,persistence,group,notification,user").areAll()).isTrue();
        assertThat(Modules.parse("all").called()).isEmpty();
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThatAreLegal() {
        assertThatExceptionOfType(ModulesRefused.class).isThrownBy(() -> Modules.parse("gateway,mesaging"))
                .withMessageContaining("mesaging")
                .satisfies(refused -> assertThat(refused.action()).contains("messaging", "sequence"));
    }

    @Test
    void aProcessCallsWhatItsModulesMayUseAndDoesNotRun() {
        assertThat(Modules.parse("messaging,session").called()).containsExactlyInAnyOrder("sequence", "persistence", "group", "user",
                "notification");
        assertThat(Modules.parse("sequence").called()).containsExactly("persistence");
        assertThat(Modules.parse("persistence").called()).isEmpty();
    }

    @Test
    void aGatewayCallsWhatTheWebAdaptersOfAllModulesCall() {
        assertThat(Modules.parse("gateway,session").called()).contains("user", "persistence")
                .doesNotContain("sequence", "session", "gateway");
    }

    @Test
    void whatMeetsOnTheEmbeddedBusHasToBeInOneProcess() {
        assertThatExceptionOfType(ModulesRefused.class).isThrownBy(() -> Modules.parse("gateway,session").requireMeeting("embedded"))
                .withMessageContaining("connectchat.bus=embedded");
        assertThatNoException().isThrownBy(() -> Modules.parse("gateway,session").requireMeeting("kafka"));
        assertThatNoException().isThrownBy(() -> Modules.parse("sequence").requireMeeting("embedded"));
        assertThatNoException().isThrownBy(() -> Modules.parse("gateway,messaging,notification,user").requireMeeting("embedded"));
    }
}
