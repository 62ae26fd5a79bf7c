package com.connectchat.remote;

import com.connectchat.kernel.Need;
import java.net.http.HttpClient;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The modules that this process calls elsewhere. */
final class RemoteTargets implements Need, AutoCloseable {

    private final Map<String, RemoteTarget> targets = new TreeMap<>();
    private final HttpClient http;

    RemoteTargets(Collection<String> called, RemoteSettings remote, InternalSettings settings) {
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER).build();
        called.forEach(module -> targets.put(module,
                new RemoteTarget(module, target(module, remote).url(), settings, secretOf(settings), http)));
    }

    /** @throws ModulesRefused where there is none */
    static String secretOf(InternalSettings settings) {
        String secret = settings.secret();
        if (secret == null) {
            throw new ModulesRefused("connectchat.modules is not all, and connectchat.internal.secret is missing",
                    "Give all processes of the system the same secret of at least 32 characters.");
        }
        return secret;
    }

    RemoteTarget of(String module) {
        RemoteTarget target = targets.get(module);
        if (target == null) {
            throw new IllegalArgumentException(module + " is not called elsewhere");
        }
        return target;
    }

    @Override
    public Optional<String> missing() {
        return targets.values().stream().map(Need::missing).flatMap(Optional::stream).findFirst();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static RemoteSettings.Target target(String module, RemoteSettings remote) {
        RemoteSettings.Target target = remote.remote().get(module);
        if (target == null) {
            throw new ModulesRefused("This process calls the module " + module + " and does not run it, and connectchat.remote." + module
                    + ".url is missing", "Set it to the internal endpoint of a process that runs " + module + " (known are: "
                    + String.join(", ", Stream.of(remote.remote().keySet()).flatMap(Collection::stream).sorted().toList())
                    + "), or add " + module + " to connectchat.modules.");
        }
        return target;
    }
}
