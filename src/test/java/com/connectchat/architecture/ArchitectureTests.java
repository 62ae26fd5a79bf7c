package com.connectchat.architecture;

import static com.connectchat.architecture.Conditions.beInANullMarkedPackage;
import static com.connectchat.architecture.Conditions.beInAPackageMarkedWith;
import static com.connectchat.architecture.Conditions.beUsedOnlyInTheirOwnPackage;
import static com.connectchat.architecture.Conditions.byTypeAndPackages;
import static com.connectchat.architecture.Conditions.knowOnlyTheDomain;
import static com.connectchat.architecture.Conditions.promiseNothingForLater;
import static com.connectchat.architecture.Conditions.takeTimeAndChanceFromOutside;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.jmolecules.archunit.JMoleculesArchitectureRules.VerificationDepth.STRICT;
import static org.jmolecules.archunit.JMoleculesArchitectureRules.ensureHexagonal;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Application;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.VerificationOptions;
import org.springframework.modulith.core.Violations;

/** The rules of the code, to be read as a contents page (ADR-0001). {@link ArchitectureBreachTests} shows that each of them bites. */
@AnalyzeClasses(packages = ArchitectureTests.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTests {

    static final String ROOT = "com.connectchat";

    @ArchTest
    static void modulesKeepTheirBoundaries(JavaClasses production) {
        boundaryViolations(ROOT, new ImportOption.DoNotIncludeTests()).throwIfPresent();
    }

    @ArchTest
    static final ArchRule moduleDependenciesFormNoCycle = noCycleAmongModulesOf(ROOT);

    @ArchTest
    static final ArchRule kernelKnowsNobody = noClasses().that().resideInAPackage("..kernel..")
            .should().dependOnClassesThat(resideInAPackage(ROOT + "..").and(are(Conditions.outside("..kernel.."))))
            .because("what all modules share may not change for one module's sake");

    @ArchTest
    static final ArchRule hexagonsAreStrict = ensureHexagonal(STRICT, byTypeAndPackages())
            .because("an adapter that passes its port by makes the other adapter of that port a lie");

    @ArchTest
    static final ArchRule everyApplicationTypeHasItsRole = classes().that().resideInAPackage("..application..")
            .should(beInAPackageMarkedWith(List.of(Application.class)))
            .because("the rule about hexagons does not see what carries no mark");

    @ArchTest
    static final ArchRule everyAdapterTypeHasItsRole = classes().that().resideInAPackage("..adapter..")
            .should(beInAPackageMarkedWith(List.of(PrimaryAdapter.class, SecondaryAdapter.class)))
            .because("the rule about hexagons does not see what carries no mark");

    @ArchTest
    static final ArchRule nobodyNamesAnAdapter = classes().that().resideInAPackage("..adapter..")
            .should(beUsedOnlyInTheirOwnPackage())
            .because("whoever names an adapter can't run with another one");

    @ArchTest
    static final ArchRule domainKnowsOnlyItselfAndTheJdk = classes().that().resideInAPackage("..domain..")
            .should(knowOnlyTheDomain())
            .because("the rules of the business outlive every framework");

    @ArchTest
    static final ArchRule theCoreTakesTimeAndChanceFromOutside = classes().that().resideInAnyPackage("..domain..", "..application..")
            .should(takeTimeAndChanceFromOutside())
            .because("a simulation has to run the core in one thread, with a clock and a seed of its own");

    @ArchTest
    static final ArchRule portsAreBlocking = classes()
            .that().areAnnotatedWith(PrimaryPort.class).or().areAnnotatedWith(SecondaryPort.class)
            .should(promiseNothingForLater())
            .because("code behind a port runs on virtual threads and reads like a story");

    @ArchTest
    static final ArchRule nothingIsAnApplicationEvent = noClasses()
            .should().dependOnClassesThat(are(equivalentTo(ApplicationEventPublisher.class)))
            .orShould().callMethodWhere(target(name("publishEvent")))
            .because("what must not be lost travels on the bus; an event without a transaction is dropped without a word (ADR-0010)");

    @ArchTest
    static final ArchRule rocksDbStaysInTheEmbeddedStore = noClasses().that().resideOutsideOfPackage(ROOT + ".embedded..")
            .should().dependOnClassesThat().resideInAPackage("org.rocksdb..")
            .because("durability is promised, and tested, in one place (ADR-0004)");

    @ArchTest
    static final ArchRule theAwsSdkStaysInTheDynamoDbModule = noClasses().that().resideOutsideOfPackage(ROOT + ".dynamodb..")
            .should().dependOnClassesThat().resideInAPackage("software.amazon.awssdk..")
            .because("deadlines, retries and bounds hold for all requests, and where nobody uses it nothing of it is loaded (ADR-0015)");

    @ArchTest
    static final ArchRule jedisStaysInTheRedisModule = noClasses().that().resideOutsideOfPackage(ROOT + ".redis..")
            .should().dependOnClassesThat().resideInAPackage("redis.clients..")
            .because("time-outs and the circuit hold only for what goes the one way (ADR-0016)");

    @ArchTest
    static final ArchRule nettyStaysInTheGateway = noClasses().that().resideOutsideOfPackage(ROOT + ".gateway..")
            .should().dependOnClassesThat().resideInAPackage("io.netty..")
            .because("reference-counted buffers and event loops end where the bus begins (ADR-0002)");

    @ArchTest
    static final ArchRule kafkaStaysInKafkaAdapters = noClasses().that().resideOutsideOfPackage("..adapter.kafka..")
            .should().dependOnClassesThat().resideInAPackage("org.apache.kafka..")
            .because("whoever knows the broker can't run without it (ADR-0014)");

    @ArchTest
    static final ArchRule jacksonStaysAtTheEdges = noClasses()
            .that().resideOutsideOfPackages("..adapter..", ROOT + ".kernel.event..", ROOT + ".remote..")
            .should().dependOnClassesThat().resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..")
            .because("JSON is a matter of the wire and the store; the one form they share is the event's (ADR-0009)");

    @ArchTest
    static final ArchRule settingsAreRecords = classes()
            .that().areAnnotatedWith(ConfigurationProperties.class).or().haveSimpleNameEndingWith("Settings")
            .should().beRecords()
            .because("settings are read once, validated, and then never change");

    @ArchTest
    static final ArchRule namesCarryNoBannedSuffix = noClasses()
            .should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|Port|Adapter)$")
            .because("a name tells what a thing is in the business, not which pattern it plays");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(beInANullMarkedPackage())
            .because("null is then a compile error instead of a surprise");

    static ArchRule noCycleAmongModulesOf(String root) {
        return SlicesRuleDefinition.slices().matching(root + ".(*)..").should().beFreeOfCycles()
                .because("modules in a cycle are one module");
    }

    /** What Modulith finds; its own look at hexagons is left out, being laxer than {@link #hexagonsAreStrict}. */
    static Violations boundaryViolations(String root, ImportOption classes) {
        return ApplicationModules.of(root, classes).detectViolations(VerificationOptions.defaults().withoutAdditionalVerifications());
    }
}
