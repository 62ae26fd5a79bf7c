package com.connectchat.servers;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * Starts DynamoDB Local on the loopback interface only, which it has no option for. Runs in a process of its own, on the class path of
 * DynamoDB Local; speaks to it by reflection, because its licence keeps it off ours.
 */
final class DynamoDbLauncher {

    private DynamoDbLauncher() {
    }

    public static void main(String... args) throws Exception {
        Class<?> runner = Class.forName("com.amazonaws.services.dynamodbv2.local.main.ServerRunner");
        Object proxy = runner.getMethod("createServerFromCommandLineArgs", String[].class).invoke(null, (Object) args);
        Field field = proxy.getClass().getDeclaredField("server");
        field.setAccessible(true);
        Object server = field.get(proxy);
        for (Object connector : (Object[]) server.getClass().getMethod("getConnectors").invoke(server)) {
            Method setHost = connector.getClass().getMethod("setHost", String.class);
            setHost.invoke(connector, "127.0.0.1");
        }
        proxy.getClass().getMethod("start").invoke(proxy);
        proxy.getClass().getMethod("join").invoke(proxy);
    }
}
