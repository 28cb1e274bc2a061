package io.tiaoli.workers.messaging.gateway;

import java.util.List;
import java.util.Map;

import org.dromara.sms4j.aliyun.config.AlibabaFactory;
import org.dromara.sms4j.api.SmsBlend;
import org.dromara.sms4j.api.universal.SupplierConfig;
import org.dromara.sms4j.baidu.config.BaiduFactory;
import org.dromara.sms4j.chuanglan.config.ChuangLanFactory;
import org.dromara.sms4j.ctyun.config.CtyunFactory;
import org.dromara.sms4j.huawei.config.HuaweiFactory;
import org.dromara.sms4j.netease.config.NeteaseFactory;
import org.dromara.sms4j.provider.factory.BaseProviderFactory;
import org.dromara.sms4j.provider.factory.BeanFactory;
import org.dromara.sms4j.tencent.config.TencentFactory;
import org.dromara.sms4j.yunpian.config.YunPianFactory;

import cn.hutool.json.JSONConfig;
import cn.hutool.json.JSONObject;

/** The providers that sms4j is used for, built without its Spring auto-configuration. */
final class Sms4jSuppliers {

    private static final List<BaseProviderFactory<? extends SmsBlend, ? extends SupplierConfig>> ALL = List.of(HuaweiFactory.instance(), AlibabaFactory.instance(),
            TencentFactory.instance(), YunPianFactory.instance(), CtyunFactory.instance(), BaiduFactory.instance(), NeteaseFactory.instance(), ChuangLanFactory.instance());

    static List<String> names() {
        return ALL.stream().map(BaseProviderFactory::getSupplier).toList();
    }

    /** @param settings by sms4j's names, upper and lower case alike */
    static SmsBlend create(String supplier, Map<String, String> settings) {
        // sms4j makes its thread pool, which we do not use, from settings that have to be there.
        BeanFactory.getSmsConfig();
        var factory = ALL.stream().filter(each -> each.getSupplier().equals(supplier)).findFirst().orElseThrow();
        return create(factory, settings);
    }

    private static <C extends SupplierConfig> SmsBlend create(BaseProviderFactory<? extends SmsBlend, C> factory, Map<String, String> settings) {
        return factory.createSms(new JSONObject(settings, JSONConfig.create().setIgnoreCase(true)).toBean(factory.getConfigClass()));
    }

    private Sms4jSuppliers() {}
}
