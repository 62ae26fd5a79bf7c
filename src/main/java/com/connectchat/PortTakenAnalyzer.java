package com.connectchat;

import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Ends a start on a port that somebody else has with two sentences, and names the property that moves that very listener. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PortTakenAnalyzer implements FailureAnalyzer {

    private final Environment environment;

    PortTakenAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            switch (each) {
                case PortInUseException taken -> {
                    return analysis(taken.getPort(), failure);
                }
                case ConnectorStartFailedException taken -> {
                    return analysis(taken.getPort(), failure);
                }
                case BindException _ -> {
                    return analysis(environment.getProperty("connectchat.gateway.port", Integer.class, 8081), failure);
                }
                default -> {
                    // what it wraps may say more
                }
            }
        }
        return null;
    }

    private FailureAnalysis analysis(int port, Throwable failure) {
        String property = propertyOf(port);
        return new FailureAnalysis("Port " + port + " can't be listened on: another process has it, or the address is not of this host.",
                "Stop the other process (ss -ltnp 'sport = :" + port + "' shows it), or choose another port with --"
                        + property + "=" + (port + 100) + ".", failure);
    }

    private String propertyOf(int port) {
        if (port == environment.getProperty("connectchat.gateway.port", Integer.class, 8081)) {
            return "connectchat.gateway.port";
        }
        return port == environment.getProperty("management.server.port", Integer.class, 8082) ? "management.server.port" : "server.port";
    }
}
