package com.connectchat.user.adapter.startup;

import com.connectchat.user.OpenDemoAccounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Opens the demo accounts where {@code connectchat.demo} says so; unsaid, that is in embedded mode. Runs before whoever gives them
 * a history.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DemoAccounts implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoAccounts.class);

    private final OpenDemoAccounts accounts;
    private final Environment environment;

    DemoAccounts(OpenDemoAccounts accounts, Environment environment) {
        this.accounts = accounts;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        boolean isEmbedded = environment.getProperty("connectchat.store", "embedded").equals("embedded");
        if (environment.getProperty("connectchat.demo", Boolean.class, isEmbedded)) {
            LOG.info("Demo accounts, whose passwords everybody knows, are open: {}; --connectchat.demo=false opens none", accounts.open());
        }
    }
}
