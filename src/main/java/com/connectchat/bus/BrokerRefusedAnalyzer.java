package com.connectchat.bus;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends a start without brokers or topics with two sentences in place of a stack trace. */
final class BrokerRefusedAnalyzer extends AbstractFailureAnalyzer<BrokerRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BrokerRefused cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
    }
}
