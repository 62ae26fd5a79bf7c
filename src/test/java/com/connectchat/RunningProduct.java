package com.connectchat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** The whole product on free ports and an empty data directory, shared by all tests that carry this mark. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ConnectChat.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"server.address=127.0.0.1",
    "management.server.port=0", "connectchat.gateway.address=127.0.0.1", "connectchat.limits.enabled=false", "connectchat.demo=false"})
@ContextConfiguration(initializers = RunningProduct.AsShipped.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface RunningProduct {

    /** Places of its own, and nothing in it that other tests have put on the class path. */
    final class AsShipped implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getBeanFactory().registerSingleton("nothingFromTests", new NothingFromTests());
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                TestPropertySourceUtils.addInlinedPropertiesToEnvironment(context, "connectchat.gateway.port=" + free.getLocalPort(),
                        "connectchat.data-dir=" + Files.createTempDirectory("connectchat-test"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Leaves out what lies beside the tests. */
    final class NothingFromTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory factory) throws IOException {
            return type.getResource().getURI().getPath().contains("/test-classes/");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof NothingFromTests;
        }

        @Override
        public int hashCode() {
            return NothingFromTests.class.hashCode();
        }
    }
}
