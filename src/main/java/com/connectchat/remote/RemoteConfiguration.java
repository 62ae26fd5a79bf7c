package com.connectchat.remote;

import com.connectchat.kernel.Need;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Calls other processes and serves them, where this one does not run all modules (ADR-0017). Otherwise nothing of it is loaded. */
@Configuration(proxyBeanMethods = false)
@Conditional(SplitCondition.class)
class RemoteConfiguration {

    @Bean
    static BeanDefinitionRegistryPostProcessor remotePorts(Environment environment) {
        return new BeanDefinitionRegistryPostProcessor() {

            @Override
            public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
                BeanFactory beans = (BeanFactory) registry;
                Modules.in(environment).called().forEach(module -> Modules.portsOf(module)
                        .forEach(port -> registry.registerBeanDefinition("remote" + port.getSimpleName(), standIn(module, port, beans))));
            }

            @Override
            public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
                // All is done by then.
            }
        };
    }

    @Bean
    Codecs remoteCodecs() {
        return new Codecs();
    }

    @Bean
    RemoteTargets remoteTargets(Environment environment, RemoteSettings remote, InternalSettings settings) {
        return new RemoteTargets(Modules.in(environment).called(), remote, settings);
    }

    @Bean
    Readiness readiness(ApplicationAvailability availability, ObjectProvider<Need> needs) {
        return new Readiness(availability, needs::stream);
    }

    @Bean
    InternalEndpoint internalEndpoint(Environment environment, InternalSettings settings, Codecs codecs, Readiness readiness,
            BeanFactory beans, MeterRegistry meters) {
        Map<String, InternalEndpoint.Served> served = new HashMap<>();
        Modules modules = Modules.in(environment);
        modules.reached().forEach(module -> Modules.portsOf(module).forEach(port -> {
            Object bean = beans.getBeanProvider(port).getIfAvailable();
            if (bean != null) {
                PortMethod.of(port, codecs).values().forEach(each -> served.put(each.path(), new InternalEndpoint.Served(each, bean)));
            }
        }));
        return new InternalEndpoint(settings, RemoteTargets.secretOf(settings), served::get, () -> readiness.missing().orElse(""), meters);
    }

    /** Made when somebody asks for the port. */
    private static <T> BeanDefinition standIn(String module, Class<T> port, BeanFactory beans) {
        return new RootBeanDefinition(port, () -> StandIn.of(port, beans.getBean(Codecs.class),
                beans.getBean(RemoteTargets.class).of(module), beans.getBean(MeterRegistry.class)));
    }
}
