package io.tiaoli.workers;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** What the process owner reads in the modeler instead of a Java name. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Label {

    /** In Chinese, as staff say it. */
    String value();
}
