package io.tiaoli.workers.messaging.gateway;

import java.util.HashMap;
import java.util.Map;

import org.dromara.sms4j.api.SmsBlend;
import org.dromara.sms4j.api.entity.SmsResponse;

import cn.hutool.http.HttpGlobalConfig;
import io.tiaoli.workers.contact.Channel;

/** Sends short messages through a provider that sms4j speaks to; the provider puts the signature before the text. */
class Sms4jGateway implements Gateway {

    private final SmsBlend supplier;

    Sms4jGateway(Sms4jSettings settings, SmsSettings sms) {
        // sms4j gives its HTTP calls no time-out of their own; they take the library's.
        HttpGlobalConfig.setTimeout((int) sms.timeout().toMillis());
        Map<String, String> named = new HashMap<>(settings.named());
        named.putIfAbsent("signature", sms.signature());
        named.put("maxRetries", "0");
        supplier = Sms4jSuppliers.create(settings.supplier(), named);
    }

    @Override
    public String name() {
        return "sms4j";
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Accepted send(Outgoing message) {
        SmsResponse response = supplier.sendMessage(message.address(), value(message.text()));
        return Sms4jAnswer.of(response.isSuccess(), response.getData());
    }

    /** sms4j writes a template's value into JSON as it is, so nothing in it may end the value. */
    private static String value(String text) {
        return text.replaceFirst("^【[^】]*】", "").replace('"', '”').replace('\\', '＼').replaceAll("\\p{Cntrl}+", " ");
    }
}
