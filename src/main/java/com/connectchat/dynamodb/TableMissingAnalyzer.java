package com.connectchat.dynamodb;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends a start without tables with two sentences in place of a stack trace. */
final class TableMissingAnalyzer extends AbstractFailureAnalyzer<TableMissing> {

    static final String REMEDY = "Make the tables: java -jar connectchat.jar tables, with the same --connectchat.dynamodb.* properties. "
            + "Or, for development only, start with --connectchat.dynamodb.create-tables=true.";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, TableMissing cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), REMEDY, cause);
    }
}
