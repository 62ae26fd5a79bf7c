package com.connectchat.remote;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.ClassUtils;

/** Keeps the insides of modules out of a process that does not run them, before the application looks for its parts. */
final class ModulesInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        Modules modules = Modules.in(environment);
        modules.requireMeeting(environment.getProperty("connectchat.bus", "embedded"));
        if (!modules.areAll()) {
            context.getBeanFactory().registerSingleton("elsewhere", new Elsewhere(modules));
        }
    }

    /** What does not belong to this process. */
    static final class Elsewhere extends TypeExcludeFilter {

        private static final String ROOT = "com.connectchat.";
        /** The modules that have a store of their own; where none of them is, nothing is opened. */
        private static final Set<String> STORING = Set.of("persistence", "sequence", "group", "notification", "user");
        private static final Set<String> STORES = Set.of("embedded", "dynamodb");

        private final Modules modules;

        Elsewhere(Modules modules) {
            this.modules = modules;
        }

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
            String name = reader.getClassMetadata().getClassName();
            if (!name.startsWith(ROOT)) {
                return false;
            }
            String[] path = ClassUtils.getPackageName(name).concat(".").substring(ROOT.length()).split("\\.");
            String module = path[0];
            boolean inside = path.length > 1;
            if (STORES.contains(module)) {
                return !inside && modules.local().stream().noneMatch(STORING::contains);
            }
            if (module.equals("demo")) {
                return true;
            }
            boolean web = inside && path[1].equals("adapter") && path[2].equals("web");
            return web ? !modules.has(Modules.GATEWAY) : inside && modules.isElsewhere(module);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Elsewhere known && known.modules.equals(modules);
        }

        @Override
        public int hashCode() {
            return modules.hashCode();
        }
    }
}
