package com.connectchat.gateway.adapter.web;

import com.connectchat.kernel.ErrorCode;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/** Tomcat's own last word, for requests that never reached a servlet, such as one whose URL can't be read. */
public final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported() || !mayWrite(response)) {
            return;
        }
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        try {
            Problems.write(response.getResponse(), problem(status, request, failure));
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("The client was gone before it could be told of status " + status, e);
        }
    }

    private static Problem problem(int status, Request request, @Nullable Throwable failure) {
        if (status == ErrorCode.INTERNAL.httpStatus() && failure != null) {
            return Problems.of(failure, request.getRequest());
        }
        return Problem.ofStatus(status, switch (status) {
            case 400 -> "The request is malformed: see that the request line, the URL and the headers are as RFC 9110 and 9112 have them.";
            case 404 -> "There is nothing at this path.";
            case 405 -> "This path does not know the method.";
            case 413 -> "The request is too large.";
            case 414, 431 -> "The request line or the headers are too large; together they may have 8 KB.";
            default -> "The request could not be served.";
        });
    }

    private static boolean mayWrite(Response response) {
        java.util.concurrent.atomic.AtomicBoolean allowed = new java.util.concurrent.atomic.AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }
}
