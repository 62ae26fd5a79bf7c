/**
 * What holds for the code as a whole: its boundaries, its budgets, its decision records. A rule without a planted
 * breach does not count.
 */
@NullMarked
package com.connectchat.architecture;

import org.jspecify.annotations.NullMarked;
