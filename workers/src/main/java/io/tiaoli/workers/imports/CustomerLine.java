package io.tiaoli.workers.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.messaging.gateway.Phones;

/**
 * A customer as a file has it.
 *
 * @param consents what the file says about each purpose that needs consent
 */
record CustomerLine(String fullName, String phone, Optional<String> salutation, Optional<String> email, Optional<String> address, Optional<String> customerClass,
        Optional<Channel> channel, Optional<Boolean> doNotContact, Map<ContactPurpose, Boolean> consents) {

    static final Map<String, String> CLASSES = ordered("普通", "NORMAL", "重点", "KEY", "贵宾", "VIP", "企业", "CORPORATE");

    static CustomerLine of(Row row) {
        var line = new CustomerLine(row.text("姓名", 80).orElse(""), phone(row, "电话").orElse(""), row.text("称呼", 20), row.parsed("邮箱", CustomerLine::email, "应为邮箱地址，如 name@example.com"),
                row.text("地址", 200), row.choice("客户类别", CLASSES, String.join("、", CLASSES.keySet())), row.parsed("首选联系方式", CustomerLine::channel, "只能是：" + channels()),
                row.yes("勿扰"), new LinkedHashMap<>());
        for (var purpose : ContactPurpose.values()) {
            if (purpose.needsConsent()) row.yes(consent(purpose)).ifPresent(agreed -> line.consents.put(purpose, agreed));
        }
        if (line.doNotContact.orElse(false) && line.consents.containsValue(true)) row.problem("勿扰", "勿扰的客户不能同时同意联系");
        return line;
    }

    /** The heading of the column that says whether a customer agrees to a purpose. */
    static String consent(ContactPurpose purpose) {
        return "同意" + purpose.label();
    }

    static Optional<String> phone(Row row, String column) {
        return row.parsed(column, written -> Phones.mobile(written).or(() -> landline(written)), "应为手机号（11 位）或带区号的固定电话，如 010-12345678");
    }

    static String channels() {
        return String.join("、", java.util.Arrays.stream(Channel.values()).map(Channel::label).toList());
    }

    /** Whether the file says nothing else than what is there. */
    boolean sameAs(Customer customer, Map<ContactPurpose, Boolean> agreed) {
        return salutation.map(Optional::of).orElse(customer.salutation()).equals(customer.salutation())
                && email.map(Optional::of).orElse(customer.email()).equals(customer.email())
                && address.map(Optional::of).orElse(customer.address()).equals(customer.address())
                && customerClass.orElse(customer.customerClass()).equals(customer.customerClass())
                && channel.map(Channel::name).orElse(customer.preferredChannel()).equals(customer.preferredChannel())
                && doNotContact.orElse(customer.doNotContact()) == customer.doNotContact()
                && consents.entrySet().stream().allMatch(consent -> consent.getValue() == agreed.getOrDefault(consent.getKey(), false));
    }

    private static Optional<String> landline(String written) {
        String digits = written.replaceAll("[\\s()（）]", "");
        return digits.matches("(0\\d{2,3}-?)?\\d{7,8}(-\\d{1,6})?|[48]00-?\\d{3}-?\\d{4}") ? Optional.of(digits) : Optional.empty();
    }

    private static Optional<String> email(String written) {
        return written.length() <= 120 && written.matches("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\"]+") ? Optional.of(written) : Optional.empty();
    }

    private static Optional<Channel> channel(String written) {
        return java.util.Arrays.stream(Channel.values()).filter(channel -> channel.label().equals(written)).findFirst();
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) map.put(pairs[i], pairs[i + 1]);
        return map;
    }
}
