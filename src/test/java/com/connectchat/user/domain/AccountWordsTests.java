package com.connectchat.user.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.SearchWords;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTests {

    private final Account account = Account.opened(new UserId("u_1"), new Username("bob.smith"), Instant.EPOCH)
            .called("Robert \u00dcmit (Bobby)");

    @ParameterizedTest
    @ValueSource(strings = {"b", "BOB.S", "rob", "\u00fcm", "bobby", "(bobby", "bob rob", "\uff42\uff4f\uff42"})
    void findsByTheBeginningOfEachWord(String typed) {
        assertThat(isFound(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"obert", "smith", "bobx", "bob alice", "umit"})
    void findsNobodyByOtherParts(String typed) {
        assertThat(isFound(typed)).isFalse();
    }

    @Test
    void showsAnAccountUnderTheFirstOfItsFittingWordsOnly() {
        SearchWords query = SearchWords.of("bob");

        assertThat(AccountWords.of(account)).filteredOn(each -> each.startsWith("bob")).containsExactly("bob.smith", "bobby)");
        assertThat(query.isHit(AccountWords.of(account), "bob.smith")).isTrue();
        assertThat(query.isHit(AccountWords.of(account), "bobby)")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "...", "\u0000"})
    void refusesAQueryWithoutAWord(String typed) {
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> SearchWords.of(typed))
                .satisfies(refusal -> assertThat(refusal.pointer()).isEqualTo("/query"));
    }

    @Test
    void refusesALongQuery() {
        assertThat(SearchWords.of("x".repeat(64)).leading()).hasSize(64);
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> SearchWords.of("x".repeat(65)));
    }

    private boolean isFound(String typed) {
        SearchWords query = SearchWords.of(typed);
        return AccountWords.of(account).stream().filter(each -> each.startsWith(query.leading()))
                .anyMatch(each -> query.isHit(AccountWords.of(account), each));
    }
}
