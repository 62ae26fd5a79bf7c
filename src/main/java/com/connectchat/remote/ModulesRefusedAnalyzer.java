package com.connectchat.remote;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do instead of showing a stack trace. */
final class ModulesRefusedAnalyzer extends AbstractFailureAnalyzer<ModulesRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ModulesRefused cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
