package com.connectchat.servers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.args.ClusterResetType;

/** Three masters, each with a third of the keys and one replica that takes over when the master is silent for a second. */
public final class RedisCluster {

    private static final int MASTERS = 3;
    private static final int SLOTS = 16_384;
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private final List<RedisNode> masters = new ArrayList<>();
    private final List<RedisNode> replicas = new ArrayList<>();

    RedisCluster() {
        for (int i = 0; i < MASTERS; i++) {
            masters.add(RedisServers.node("--cluster-enabled", "yes", "--cluster-node-timeout", "1000"));
            replicas.add(RedisServers.node("--cluster-enabled", "yes", "--cluster-node-timeout", "1000"));
        }
        form();
    }

    /** {@code host:port} of every node. */
    public List<String> addresses() {
        return nodes().stream().map(RedisNode::address).toList();
    }

    /** Empties every node. */
    public void flush() {
        masters().forEach(RedisNode::flush);
    }

    /** The masters as they are now; waits for a cluster that covers all keys. */
    public List<RedisNode> masters() {
        awaitCovered();
        return nodes().stream().filter(RedisNode::isAlive).filter(each -> role(each).equals("master")).toList();
    }

    /** Kills a master, and returns when its replica has taken over. */
    public RedisNode failOver() {
        RedisNode killed = masters().getFirst();
        killed.kill();
        Awaitility.await("a replica takes over").atMost(READY_WITHIN).pollInterval(Duration.ofMillis(50))
                .until(() -> nodes().stream().filter(RedisNode::isAlive).filter(each -> role(each).equals("master")).count() == MASTERS);
        awaitCovered();
        return killed;
    }

    private List<RedisNode> nodes() {
        List<RedisNode> nodes = new ArrayList<>(masters);
        nodes.addAll(replicas);
        return nodes;
    }

    private void form() {
        for (int i = 0; i < MASTERS; i++) {
            try (Jedis master = masters.get(i).client()) {
                master.clusterReset(ClusterResetType.HARD);
                master.clusterAddSlots(IntStream.range(i * SLOTS / MASTERS, (i + 1) * SLOTS / MASTERS).toArray());
            }
        }
        try (Jedis first = masters.getFirst().client()) {
            nodes().forEach(each -> first.clusterMeet("127.0.0.1", each.port()));
        }
        awaitCovered();
        for (int i = 0; i < MASTERS; i++) {
            replicate(masters.get(i), replicas.get(i));
        }
    }

    private void replicate(RedisNode master, RedisNode replica) {
        try (Jedis source = master.client(); Jedis target = replica.client()) {
            String id = source.clusterMyId();
            Awaitility.await().atMost(READY_WITHIN).pollInterval(Duration.ofMillis(50)).until(() -> target.clusterNodes().contains(id));
            target.clusterReplicate(id);
            Awaitility.await().atMost(READY_WITHIN).pollInterval(Duration.ofMillis(50))
                    .until(() -> target.info("replication").contains("master_link_status:up"));
        }
    }

    private void awaitCovered() {
        Awaitility.await("a cluster that covers all keys").atMost(READY_WITHIN).pollInterval(Duration.ofMillis(50))
                .until(() -> nodes().stream().filter(RedisNode::isAlive).allMatch(RedisCluster::isCovered));
    }

    private static boolean isCovered(RedisNode node) {
        try (Jedis client = node.client()) {
            return client.clusterInfo().contains("cluster_state:ok");
        } catch (JedisException notNow) {
            return false;
        }
    }

    private static String role(RedisNode node) {
        try (Jedis client = node.client()) {
            return client.info("replication").contains("role:master") ? "master" : "replica";
        }
    }
}
