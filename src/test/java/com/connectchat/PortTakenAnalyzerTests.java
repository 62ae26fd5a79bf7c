package com.connectchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;
import org.springframework.mock.env.MockEnvironment;

final class PortTakenAnalyzerTests {

    private final PortTakenAnalyzer analyzer = new PortTakenAnalyzer(new MockEnvironment()
            .withProperty("server.port", "9000").withProperty("connectchat.gateway.port", "9001")
            .withProperty("management.server.port", "9002"));

    @Test
    void namesThePropertyOfTheApi() {
        FailureAnalysis analysis = analyzer.analyze(new ApplicationContextException("start", new PortInUseException(9000)));

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).contains("Port 9000");
        assertThat(analysis.getAction()).contains("--server.port=9100");
    }

    @Test
    void namesThePropertyOfTheOperatorsPort() {
        FailureAnalysis analysis = analyzer.analyze(new PortInUseException(9002));

        assertThat(analysis).isNotNull();
        assertThat(analysis.getAction()).contains("--management.server.port=9102");
    }

    @Test
    void namesThePropertyOfTheSocket() {
        FailureAnalysis analysis = analyzer.analyze(new IllegalStateException("can't bind", new BindException("Address already in use")));

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).contains("Port 9001");
        assertThat(analysis.getAction()).contains("--connectchat.gateway.port=9101");
    }

    @Test
    void leavesOtherFailuresToOthers() {
        assertThat(analyzer.analyze(new IllegalStateException("something else"))).isNull();
    }
}
