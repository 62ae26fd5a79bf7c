package com.connectchat.gateway.adapter.web;

import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.Ids;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.kernel.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.firewall.RequestRejectedException;

/** Turns failures into problems, and writes them where no controller is near: the one answer for filters and handlers. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {
    }

    static Problem of(Throwable failure, HttpServletRequest request) {
        return switch (failure) {
            case InvalidField invalid -> Problem.invalid(List.of(Problem.Invalid.of(invalid)));
            case RequestRefused refused -> Problem.of(refused);
            case Unavailable unavailable -> unavailable(unavailable, request);
            case BodyTooLarge tooLarge -> tooLarge.problem();
            case RequestRejectedException rejected -> Problem.of(ErrorCode.INVALID_REQUEST,
                    "The URL or a header has characters or sequences that are not allowed here; percent-encode once, "
                            + "and leave out empty, . and .. segments.");
            case InvalidParameterException malformed -> Problem.of(ErrorCode.INVALID_REQUEST,
                    "The query or form is malformed; use name=value pairs, percent-encoded as UTF-8.");
            default -> unexpected(failure, request);
        };
    }

    private static Problem unavailable(Unavailable failure, HttpServletRequest request) {
        LOG.warn("{} {} is not possible now: {}", request.getMethod(), request.getRequestURI(), failure.getMessage());
        return Problem.of(ErrorCode.UNAVAILABLE, "The server can't do this now; try again after a pause.");
    }

    /** The path is logged without its query, which may hold what people wrote. */
    private static Problem unexpected(Throwable failure, HttpServletRequest request) {
        String errorId = Ids.random("err");
        LOG.error("{} {} {} failed", errorId, request.getMethod(), request.getRequestURI(), failure);
        return Problem.unexpected(errorId);
    }

    static void write(HttpServletResponse response, Problem problem) throws IOException {
        byte[] json = problem.json();
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(json.length);
        problem.headers().forEach((name, value) -> {
            if (!response.containsHeader(name)) {
                response.setHeader(name, value);
            }
        });
        response.getOutputStream().write(json);
    }
}
