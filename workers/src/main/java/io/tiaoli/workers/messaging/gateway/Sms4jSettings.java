package io.tiaoli.workers.messaging.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which provider sends through sms4j, and who we are there.
 *
 * @param supplier as sms4j names it
 * @param templateId the provider's template, with one variable that takes our whole text
 * @param sender the number of the signature, where the provider wants it
 * @param url where the provider is, where it has no fixed place
 * @param statusCallBack where the provider tells receipts
 * @param more further settings of the supplier, by sms4j's names
 */
@ConfigurationProperties("tiaoli.sms.sms4j")
record Sms4jSettings(String supplier, String accessKeyId, String accessKeySecret, String templateId, @DefaultValue("") String sdkAppId,
                     @DefaultValue("") String sender, @DefaultValue("") String url, @DefaultValue("") String statusCallBack, @DefaultValue Map<String, String> more) {

    static final List<String> SUPPLIERS = Sms4jSuppliers.names();

    Sms4jSettings {
        supplier = new Setting("TIAOLI_SMS_SMS4J_SUPPLIER", supplier).oneOf(SUPPLIERS);
        accessKeyId = new Setting("TIAOLI_SMS_SMS4J_ACCESS_KEY_ID", accessKeyId).required();
        accessKeySecret = new Setting("TIAOLI_SMS_SMS4J_ACCESS_KEY_SECRET", accessKeySecret).required();
        templateId = new Setting("TIAOLI_SMS_SMS4J_TEMPLATE_ID", templateId).required();
        if (supplier.equals("huawei")) {
            sender = new Setting("TIAOLI_SMS_SMS4J_SENDER", sender).required();
            url = new Setting("TIAOLI_SMS_SMS4J_URL", url).required();
        }
    }

    /** By sms4j's names. */
    Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>(Map.of("accessKeyId", accessKeyId, "accessKeySecret", accessKeySecret, "templateId", templateId,
                "sdkAppId", sdkAppId, "sender", sender, "url", url, "statusCallBack", statusCallBack));
        named.values().removeIf(String::isBlank);
        named.putAll(more);
        return named;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return supplier;
    }
}
