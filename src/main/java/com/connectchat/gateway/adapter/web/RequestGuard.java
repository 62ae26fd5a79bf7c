package com.connectchat.gateway.adapter.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The outermost filter: bounds every body, and answers for whatever failed inside and was not answered there.
 * A body whose announced length is over the bound is refused unread, by {@link #announced}, once its sender was counted.
 */
final class RequestGuard extends OncePerRequestFilter {

    static final int BODY_BYTES_MAX = 65_536;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(new BoundedRequest(request), response);
        } catch (ServletException | IOException | RuntimeException e) {
            if (response.isCommitted() || e instanceof ClientAbortException) {
                throw e;
            }
            response.resetBuffer();
            Problems.write(response, Problems.of(rootOf(e), request));
        }
    }

    /** Refuses what is announced as too much. It stands behind the quotas, so that this answer tells of them like any other. */
    static Filter announced() {
        return (request, response, chain) -> {
            if (request.getContentLengthLong() > BODY_BYTES_MAX) {
                Problems.write((HttpServletResponse) response, new BodyTooLarge().problem());
            } else {
                chain.doFilter(request, response);
            }
        };
    }

    private static Throwable rootOf(Exception e) {
        return e instanceof ServletException && e.getCause() != null ? e.getCause() : e;
    }

    /** Counts what is read, for bodies that come in chunks. */
    private static final class BoundedRequest extends HttpServletRequestWrapper {

        BoundedRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new BoundedStream(super.getInputStream());
        }

        @Override
        public BufferedReader getReader() throws IOException {
            String encoding = getCharacterEncoding();
            return new BufferedReader(new InputStreamReader(getInputStream(),
                    encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
        }
    }

    private static final class BoundedStream extends ServletInputStream {

        private final ServletInputStream stream;
        private int left = BODY_BYTES_MAX;

        BoundedStream(ServletInputStream stream) {
            this.stream = stream;
        }

        @Override
        public int read() throws IOException {
            int next = stream.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = stream.read(bytes, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int read) throws BodyTooLarge {
            left -= read;
            if (left < 0) {
                throw new BodyTooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream.setReadListener(listener);
        }
    }
}
