package io.tiaoli.workers;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The refusals of a worker; a diagram that uses it must catch each of them. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {

    /** Error codes, kebab facts. */
    String[] value();
}
