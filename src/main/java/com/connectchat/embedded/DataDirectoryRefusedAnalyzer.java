package com.connectchat.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends a start on an unusable data directory with two sentences in place of a stack trace. */
final class DataDirectoryRefusedAnalyzer extends AbstractFailureAnalyzer<DataDirectoryRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DataDirectoryRefused cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
    }
}
