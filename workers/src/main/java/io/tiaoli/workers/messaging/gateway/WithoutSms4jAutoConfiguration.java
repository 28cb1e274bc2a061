package io.tiaoli.workers.messaging.gateway;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/** Keeps sms4j from starting by itself: it wants settings of its own and is built here only where it is chosen. */
class WithoutSms4jAutoConfiguration implements AutoConfigurationImportFilter {

    @Override
    public boolean[] match(String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) wanted[i] = classes[i] == null || !classes[i].startsWith("org.dromara.sms4j.");
        return wanted;
    }
}
