package com.connectchat.journey;

import com.connectchat.RunningProduct;
import com.connectchat.user.IssueTokens;
import com.connectchat.user.IssueTokens.Order;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A group of five hundred that talks while people come and go, in one process. */
@RunningProduct
class GroupJourneyTests {

    private static final int PEOPLE = 500;
    private static final int MESSAGES = 40;

    private final Product product;
    private final IssueTokens tokens;

    GroupJourneyTests(@LocalServerPort int apiPort, @Value("${connectchat.gateway.port}") int socketPort, IssueTokens tokens) {
        this.product = new Product(apiPort, socketPort);
        this.tokens = tokens;
    }

    @Test
    void everybodySeesExactlyWhatIsTheirs() {
        Map<String, String> people = new LinkedHashMap<>();
        tokens.issue(new Order("crowd", PEOPLE, Duration.ofHours(1)), each -> people.put(each.userId().value(), each.accessToken()));
        try (GroupCrowd crowd = new GroupCrowd(List.of(product), people)) {
            crowd.gather();
            crowd.talk(MESSAGES);
            crowd.audit();
        }
    }
}
