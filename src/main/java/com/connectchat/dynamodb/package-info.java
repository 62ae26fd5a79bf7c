/**
 * DynamoDB as the modules' adapters see it: blocking requests with one deadline, bounded in number, and tables that are made by a
 * command. Modules keep their data in tables of their own and never meet the AWS SDK, which is loaded only where it is used.
 */
@NullMarked
@ApplicationModule(displayName = "DynamoDB", allowedDependencies = {})
package com.connectchat.dynamodb;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
