package com.connectchat.remote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.modulith.ApplicationModule;
import org.springframework.util.ClassUtils;

/**
 * Which modules this process runs, and which it calls in others. What may be split are the bounded contexts; the technical
 * modules go where they are needed.
 *
 * @param local those in this process
 */
record Modules(Set<String> local) {

    static final String ALL = "all";
    static final String GATEWAY = "gateway";

    private static final String ROOT = "com.connectchat";
    /** What can run in a process without the others. */
    private static final List<String> SPLITTABLE =
            List.of(GATEWAY, "session", "messaging", "sequence", "persistence", "group", "notification", "user");
    /** Ports that stay at home: tokens are made in bulk by a command that runs where the accounts are. */
    private static final Set<String> AT_HOME = Set.of(ROOT + ".user.IssueTokens");
    /** Those that meet on the bus: the embedded one ends where the process does. */
    private static final Set<String> ON_THE_BUS = Set.of(GATEWAY, "messaging", "notification", "user");

    /** @param names as {@code connectchat.modules} has them, separated by commas */
    static Modules parse(String names) {
        Set<String> local = new TreeSet<>();
        for (String name : names.split(",")) {
            if (name.strip().equals(ALL)) {
                return new Modules(new TreeSet<>(SPLITTABLE));
            }
            if (!SPLITTABLE.contains(name.strip())) {
                throw new ModulesRefused("connectchat.modules names '" + name.strip() + "', which is no module",
                        "Use all, or some of " + String.join(", ", SPLITTABLE) + ", separated by commas.");
            }
            local.add(name.strip());
        }
        return new Modules(local);
    }

    static Modules in(Environment environment) {
        return parse(environment.getProperty("connectchat.modules", ALL));
    }

    /** The module of a type: the first package below the root's. */
    static String of(Class<?> type) {
        return type.getPackageName().substring(ROOT.length() + 1).split("\\.")[0];
    }

    boolean areAll() {
        return local.containsAll(SPLITTABLE);
    }

    boolean has(String module) {
        return local.contains(module);
    }

    /** Whether the module can run elsewhere, and does. */
    boolean isElsewhere(String module) {
        return SPLITTABLE.contains(module) && !has(module);
    }

    /** The modules that the local ones call and that are not in this process. */
    Set<String> called() {
        Set<String> called = new LinkedHashSet<>();
        local.forEach(module -> called.addAll(callsOf(module)));
        if (has(GATEWAY)) {
            // The web adapters of all modules are in the process that clients reach.
            SPLITTABLE.stream().filter(Modules::hasWebAdapter).forEach(each -> called.addAll(webCalls(each)));
        }
        called.removeIf(each -> !isElsewhere(each));
        return called;
    }

    /** Local or called: what this process can be asked for by others. */
    Set<String> reached() {
        Set<String> reached = new TreeSet<>(local);
        reached.addAll(called());
        return reached;
    }

    /** Ends the start where modules that have to meet in one process don't. */
    void requireMeeting(String bus) {
        if (bus.equals("embedded") && local.stream().anyMatch(ON_THE_BUS::contains) && !local.containsAll(ON_THE_BUS)) {
            throw new ModulesRefused("connectchat.modules is " + String.join(",", local) + ", but with connectchat.bus=embedded "
                    + String.join(", ", new TreeSet<>(ON_THE_BUS)) + " have to be in one process",
                    "Set connectchat.bus=kafka, or run these modules together.");
        }
    }

    /** The primary ports of a module that may cross. */
    static List<Class<?>> portsOf(String module) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {

            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return definition.getMetadata().isInterface();
            }
        };
        scanner.setResourcePattern("*.class");
        scanner.addIncludeFilter(new AnnotationTypeFilter(PrimaryPort.class, false));
        List<Class<?>> ports = new ArrayList<>();
        scanner.findCandidateComponents(ROOT + "." + module).stream().map(each -> String.valueOf(each.getBeanClassName()))
                .filter(each -> !AT_HOME.contains(each)).sorted()
                .forEach(name -> ports.add(ClassUtils.resolveClassName(name, null)));
        return ports;
    }

    private static Collection<String> webCalls(String module) {
        Set<String> calls = new LinkedHashSet<>(callsOf(module));
        calls.add(module);
        calls.remove("sequence");
        return calls;
    }

    private static boolean hasWebAdapter(String module) {
        return ClassUtils.isPresent(ROOT + "." + module + ".adapter.web.package-info", null);
    }

    /** As Modulith knows it: what a module may not use it does not call. */
    private static List<String> callsOf(String module) {
        Class<?> info = ClassUtils.resolveClassName(ROOT + "." + module + ".package-info", null);
        ApplicationModule declared = info.getAnnotation(ApplicationModule.class);
        return declared == null ? List.of() : Arrays.stream(declared.allowedDependencies()).filter(SPLITTABLE::contains).toList();
    }
}
