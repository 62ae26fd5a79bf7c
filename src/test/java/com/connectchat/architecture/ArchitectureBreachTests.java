package com.connectchat.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

/** Each rule of {@link ArchitectureTests} meets a breach planted in {@code fixture}; a rule that lets it pass checks nothing. */
final class ArchitectureBreachTests {

    private static final String FIXTURE = "com.connectchat.architecture.fixture";

    @Test
    void everyRuleHasAPlantedBreach() {
        Stream<Member> members = Stream.concat(Stream.of(ArchitectureTests.class.getDeclaredFields()),
                Stream.of(ArchitectureTests.class.getDeclaredMethods()));
        Stream<Member> rules = members.filter(member -> ((AnnotatedElement) member).isAnnotationPresent(ArchTest.class));

        List<String> breaches = Stream.of(ArchitectureBreachTests.class.getDeclaredMethods()).map(Method::getName).toList();

        assertThat(rules.map(Member::getName)).isNotEmpty().isSubsetOf(breaches);
    }

    @Test
    void modulesKeepTheirBoundaries() {
        assertThat(ArchitectureTests.boundaryViolations(FIXTURE + ".boundaries", location -> true).getMessages())
                .anyMatch(violation -> violation.contains("ReachesIntoStores"));
    }

    @Test
    void moduleDependenciesFormNoCycle() {
        assertBreach("cycle", ArchitectureTests.noCycleAmongModulesOf(FIXTURE + ".cycle")).contains("Hen", "Egg");
    }

    @Test
    void kernelKnowsNobody() {
        assertBreach("kernel", ArchitectureTests.kernelKnowsNobody).contains("KnowsUsers");
    }

    @Test
    void hexagonsAreStrict() {
        assertBreach("hexagon", ArchitectureTests.hexagonsAreStrict).contains("CallsTheUseCaseClass", "CallsASecondaryPort");
    }

    @Test
    void everyApplicationTypeHasItsRole() {
        assertBreach("role", ArchitectureTests.everyApplicationTypeHasItsRole).contains("role.application.HasNoRole");
    }

    @Test
    void everyAdapterTypeHasItsRole() {
        assertBreach("role", ArchitectureTests.everyAdapterTypeHasItsRole).contains("role.adapter.web.HasNoRole");
    }

    @Test
    void nobodyNamesAnAdapter() {
        assertBreach("adapter", ArchitectureTests.nobodyNamesAnAdapter).contains("NamesAnAdapter");
    }

    @Test
    void domainKnowsOnlyItselfAndTheJdk() {
        assertBreach("domain", ArchitectureTests.domainKnowsOnlyItselfAndTheJdk).contains("KnowsSpring");
    }

    @Test
    void theCoreTakesTimeAndChanceFromOutside() {
        assertBreach("core", ArchitectureTests.theCoreTakesTimeAndChanceFromOutside)
                .contains("AsksTheWallClock", "ThrowsDice", "StartsAThread");
    }

    @Test
    void portsAreBlocking() {
        assertBreach("port", ArchitectureTests.portsAreBlocking).contains("AnswersLater");
    }

    @Test
    void nothingIsAnApplicationEvent() {
        assertBreach("event", ArchitectureTests.nothingIsAnApplicationEvent).contains("PublishesInside", "PublishesByTheContext");
    }

    @Test
    void rocksDbStaysInTheEmbeddedStore() {
        assertBreach("rocksdb", ArchitectureTests.rocksDbStaysInTheEmbeddedStore).contains("OpensRocksDb");
    }

    @Test
    void theAwsSdkStaysInTheDynamoDbModule() {
        assertBreach("aws", ArchitectureTests.theAwsSdkStaysInTheDynamoDbModule).contains("OpensDynamoDb");
    }

    @Test
    void jedisStaysInTheRedisModule() {
        assertBreach("redis", ArchitectureTests.jedisStaysInTheRedisModule).contains("OpensARedisClient");
    }

    @Test
    void nettyStaysInTheGateway() {
        assertBreach("netty", ArchitectureTests.nettyStaysInTheGateway).contains("HoldsABuffer");
    }

    @Test
    void kafkaStaysInKafkaAdapters() {
        assertBreach("kafka", ArchitectureTests.kafkaStaysInKafkaAdapters).contains("NamesAPartition");
    }

    @Test
    void jacksonStaysAtTheEdges() {
        assertBreach("jackson", ArchitectureTests.jacksonStaysAtTheEdges).contains("WritesJson");
    }

    @Test
    void settingsAreRecords() {
        assertBreach("setting", ArchitectureTests.settingsAreRecords).contains("MutableSettings");
    }

    @Test
    void namesCarryNoBannedSuffix() {
        assertBreach("name", ArchitectureTests.namesCarryNoBannedSuffix).contains("OrderManager");
    }

    @Test
    void everyPackageIsNullMarked() {
        assertBreach("nullness", ArchitectureTests.everyPackageIsNullMarked).contains("fixture.nullness");
    }

    private static AbstractStringAssert<?> assertBreach(String breach, ArchRule rule) {
        JavaClasses planted = new ClassFileImporter().importPackages(FIXTURE + "." + breach);

        return assertThat(rule.evaluate(planted).getFailureReport().toString()).as(rule.getDescription());
    }
}
