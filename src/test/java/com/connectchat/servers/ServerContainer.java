package com.connectchat.servers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** A server in a container, at the same loopback port inside and outside so that it finds its clients after a restart too. */
final class ServerContainer implements ServerRun {

    private final GenericContainer<?> container;
    private final DockerClient docker = DockerClientFactory.lazyClient();

    /** @param command what the image runs, in place of its own command; none where that will do */
    ServerContainer(String image, int port, Map<String, String> environment, String... command) {
        container = new GenericContainer<>(DockerImageName.parse(image)).withEnv(environment).withCommand(command)
                .withCreateContainerCmdModifier(create -> create.withExposedPorts(ExposedPort.tcp(port))
                        .withHostConfig(new HostConfig().withPortBindings(
                                new PortBinding(Ports.Binding.bindIpAndPort("127.0.0.1", port), ExposedPort.tcp(port)))));
    }

    static boolean possible() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    public void start() {
        if (container.getContainerId() == null) {
            container.start();
        } else if (!container.isRunning()) {
            docker.startContainerCmd(container.getContainerId()).exec();
        }
    }

    @Override
    public void kill() {
        docker.killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void stop() {
        docker.stopContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void pause() {
        docker.pauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void resume() {
        docker.unpauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public String lastWords() {
        return container.getLogs();
    }
}
