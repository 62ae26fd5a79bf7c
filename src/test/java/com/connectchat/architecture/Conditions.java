package com.connectchat.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.PackageMatchers;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jmolecules.archunit.JMoleculesArchitectureRules.StereotypeLookup;
import org.jspecify.annotations.NullMarked;

/** The conditions of {@link ArchitectureTests} that ArchUnit has no words for. */
final class Conditions {

    private static final PackageMatchers DOMAIN_VOCABULARY =
            PackageMatchers.of("java..", "org.jmolecules..", "org.jspecify..", "..kernel..");

    private static final Set<String> LATER = Set.of("java.util.concurrent.Future", "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Flow$Publisher", "org.reactivestreams.Publisher", "io.netty.util.concurrent.Future");

    /** Methods without an argument: given a {@code Clock} or a generator, they are as good as any other. */
    private static final Set<String> TIME_AND_CHANCE = Set.of("java.time.Instant.now()", "java.time.LocalDate.now()",
            "java.time.LocalDateTime.now()", "java.time.ZonedDateTime.now()", "java.time.OffsetDateTime.now()",
            "java.time.Clock.systemUTC()", "java.time.Clock.systemDefaultZone()", "java.lang.System.currentTimeMillis()",
            "java.lang.System.nanoTime()", "java.lang.Math.random()", "java.util.UUID.randomUUID()", "java.util.Random.<init>()",
            "java.security.SecureRandom.<init>()", "java.util.concurrent.ThreadLocalRandom.current()");

    private static final Set<String> THREADS = Set.of("java.lang.Thread", "java.lang.Thread$Builder$OfVirtual",
            "java.lang.Thread$Builder$OfPlatform", "java.util.concurrent.Executors", "java.util.Timer");

    private Conditions() {
    }

    static DescribedPredicate<JavaClass> outside(String packageIdentifier) {
        return JavaClass.Predicates.resideOutsideOfPackage(packageIdentifier);
    }

    /**
     * A package below a marked one shares the mark. What is nested in a port that stands in the application's package
     * belongs to the port; what is nested in a port of the API is the module's language, for everybody.
     */
    static StereotypeLookup byTypeAndPackages() {
        return StereotypeLookup.of(type -> type.getPackageName().contains(".application") ? enclosing(type) : Stream.of(type), true);
    }

    private static Stream<JavaClass> enclosing(JavaClass type) {
        return Stream.concat(Stream.of(type), type.getEnclosingClass().stream().flatMap(Conditions::enclosing));
    }

    /** The package itself or one above it counts. */
    static ArchCondition<JavaClass> beInAPackageMarkedWith(List<Class<? extends Annotation>> marks) {
        String names = marks.stream().map(Class::getSimpleName).collect(Collectors.joining(" or "));
        return condition("be in a package marked with " + names, type -> packagesUpwards(type)
                .anyMatch(each -> marks.stream().anyMatch(each::isAnnotatedWith))
                        ? Stream.empty() : Stream.of(type.getName() + " is in no package marked with " + names));
    }

    private static Stream<JavaPackage> packagesUpwards(JavaClass type) {
        return Stream.iterate(Optional.of(type.getPackage()), Optional::isPresent, each -> each.flatMap(JavaPackage::getParent))
                .flatMap(Optional::stream);
    }

    static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return condition("be in a package that is @NullMarked", type -> type.getPackage().isAnnotatedWith(NullMarked.class)
                ? Stream.empty() : Stream.of(type.getPackageName() + " has no package-info.java with @NullMarked"));
    }

    static ArchCondition<JavaClass> beUsedOnlyInTheirOwnPackage() {
        return condition("be used only in their own package", type -> type.getDirectDependenciesToSelf().stream()
                .filter(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()))
                .map(Dependency::getDescription));
    }

    /** Its own package, what its module publishes, the kernel, and the vocabulary. */
    static ArchCondition<JavaClass> knowOnlyTheDomain() {
        return condition("know only the domain, their module's API, the kernel, the JDK, jMolecules and JSpecify", type -> {
            String module = type.getPackageName().substring(0, type.getPackageName().indexOf(".domain"));
            return type.getDirectDependenciesFromSelf().stream()
                    .filter(use -> {
                        JavaClass target = use.getTargetClass().getBaseComponentType();
                        return !target.isPrimitive() && !target.getPackageName().equals(module)
                                && !target.getPackageName().startsWith(module + ".domain")
                                && !DOMAIN_VOCABULARY.test(target.getPackageName());
                    })
                    .map(Dependency::getDescription);
        });
    }

    static ArchCondition<JavaClass> promiseNothingForLater() {
        return condition("neither take nor return a promise", type -> type.getMethods().stream()
                .filter(method -> signature(method).anyMatch(part -> LATER.stream().anyMatch(part::isAssignableTo)))
                .map(method -> method.getFullName() + " takes or returns a promise"));
    }

    private static Stream<JavaClass> signature(JavaMethod method) {
        return Stream.concat(method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()));
    }

    static ArchCondition<JavaClass> takeTimeAndChanceFromOutside() {
        return condition("take time, chance and threads from outside", type -> type.getAccessesFromSelf().stream()
                .filter(access -> TIME_AND_CHANCE.contains(access.getTarget().getFullName()) || startsThreads(access))
                .map(JavaAccess::getDescription));
    }

    /** Whoever is interrupted has to say so to its own thread; nothing else of threads is the core's business. */
    private static boolean startsThreads(JavaAccess<?> access) {
        return THREADS.contains(access.getTargetOwner().getName()) && !List.of("currentThread", "interrupt").contains(access.getName());
    }

    private static ArchCondition<JavaClass> condition(String description, Function<JavaClass, Stream<String>> violations) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                violations.apply(type).forEach(violation -> events.add(SimpleConditionEvent.violated(type, violation)));
            }
        };
    }
}
