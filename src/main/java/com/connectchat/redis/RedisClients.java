package com.connectchat.redis;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** The driver's two clients behind what they have in common. */
sealed interface RedisClients extends AutoCloseable {

    static RedisClients of(RedisSettings settings) {
        return switch (settings.topology()) {
            case SINGLE -> new Single(settings);
            case CLUSTER -> new Cluster(settings);
        };
    }

    AbstractPipeline pipeline();

    /** The nodes are not those that were known. */
    void learnNodes();

    /** A connection that broke says nothing about a server that was started again: the pool is emptied and the call tried once more. */
    default <T> T retryingBrokenConnections(Supplier<T> call) {
        try {
            return call.get();
        } catch (JedisException e) {
            if (isSilence(e)) {
                throw e;
            }
            learnNodes();
            return call.get();
        }
    }

    @Override
    void close();

    private static boolean isSilence(JedisException e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return !(e instanceof JedisConnectionException) && !String.valueOf(e.getMessage()).startsWith("READONLY");
    }

    private static Set<HostAndPort> nodes(RedisSettings settings) {
        return settings.nodes().stream().map(HostAndPort::from).collect(Collectors.toUnmodifiableSet());
    }

    private static JedisClientConfig config(RedisSettings settings) {
        int millis = (int) settings.timeout().toMillis();
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder().resp2().connectionTimeoutMillis(millis)
                .socketTimeoutMillis(millis).user(settings.username()).password(settings.password()).clientName("connectchat");
        return settings.tls() ? config.sslOptions(SslOptions.defaults()).build() : config.build();
    }

    private static ConnectionPoolConfig pool(RedisSettings settings) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(settings.connectionsMax());
        pool.setMaxIdle(settings.connectionsMax());
        pool.setMaxWait(settings.timeout());
        pool.setJmxEnabled(false);
        return pool;
    }

    /** One server. */
    final class Single implements RedisClients {

        private final RedisClient client;

        Single(RedisSettings settings) {
            if (settings.nodes().size() > 1) {
                throw new IllegalArgumentException("connectchat.redis.nodes names " + settings.nodes().size()
                        + " nodes; without connectchat.redis.topology=cluster it must be one");
            }
            client = RedisClient.builder().hostAndPort(nodes(settings).iterator().next()).clientConfig(config(settings))
                    .poolConfig(pool(settings)).build();
        }

        @Override
        public AbstractPipeline pipeline() {
            return client.pipelined();
        }

        @Override
        public void learnNodes() {
            client.getPool().clear();
        }

        @Override
        public void close() {
            client.close();
        }
    }

    /** Redis Cluster. A pipeline asks all nodes concerned at the same time. */
    final class Cluster implements RedisClients {

        private static final Logger log = LoggerFactory.getLogger(Cluster.class);
        private static final Duration TOPOLOGY_REFRESH = Duration.ofSeconds(30);

        private final ExecutorService perNode = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
                .name("redis-node-", 0).uncaughtExceptionHandler(Cluster::failedTwice).factory());
        private final RedisSettings settings;
        private volatile @Nullable RedisClusterClient client;

        Cluster(RedisSettings settings) {
            this.settings = settings;
        }

        @Override
        public AbstractPipeline pipeline() {
            return client().pipelined(perNode);
        }

        @Override
        public void learnNodes() {
            client().refreshClusterTopology();
        }

        @Override
        public void close() {
            perNode.close();
            RedisClusterClient known = client;
            if (known != null) {
                known.close();
            }
        }

        /** When a node breaks off, the driver asks the connection that it has dropped once more; the caller hears of the first failure. */
        private static void failedTwice(Thread thread, Throwable failure) {
            log.debug("After a node broke off: {}", failure.toString());
        }

        /** The driver asks for the nodes when it is made; a process has to start while Redis is down. */
        private RedisClusterClient client() {
            RedisClusterClient known = client;
            return known != null ? known : connect();
        }

        private synchronized RedisClusterClient connect() {
            RedisClusterClient known = client;
            if (known == null) {
                known = RedisClusterClient.builder().nodes(nodes(settings)).clientConfig(config(settings)).poolConfig(pool(settings))
                        .maxAttempts(2).maxTotalRetriesDuration(settings.timeout().multipliedBy(2))
                        .topologyRefreshPeriod(TOPOLOGY_REFRESH).build();
                client = known;
            }
            return known;
        }
    }
}
