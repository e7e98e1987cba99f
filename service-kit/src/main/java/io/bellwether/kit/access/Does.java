package io.bellwether.kit.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The act of the authorization matrix that a resource method carries out. A caller who could not do the act on any
 * object is answered 403 before the body is read; a method without it answers 403 to everybody.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Does {
    /** The act's name in the matrix, for instance {@code objective.edit}. */
    String value();
}
