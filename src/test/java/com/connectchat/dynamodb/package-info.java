/** DynamoDB for the tests of other modules: tables of their own, and faults on the way there. */
@NullMarked
package com.connectchat.dynamodb;

import org.jspecify.annotations.NullMarked;
