/** Keeps what is written about the product true: records of decisions, tables made from the code, links. */
@NullMarked
package com.connectchat.documentation;

import org.jspecify.annotations.NullMarked;
