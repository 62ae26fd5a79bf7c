package com.connectchat.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** All values that a text on the wire can have. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface OneOf {

    /** The enum whose codes these are, or names in lower case where it has no codes; or none, and {@link #texts}. */
    Class<? extends Enum<?>>[] value() default {};

    String[] texts() default {};
}
