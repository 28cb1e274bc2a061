package io.tiaoli.workers.customers;

import java.util.Optional;

/**
 * A person or company that we serve.
 *
 * @param salutation 先生, 女士 or empty
 * @param customerClass NORMAL, KEY, VIP or CORPORATE
 * @param preferredChannel PHONE, SMS, EMAIL, WECHAT, QQ, LETTER or VISIT
 */
public record Customer(String id, String householdId, String fullName, Optional<String> salutation, Optional<String> phone, Optional<String> email,
        Optional<String> address, String customerClass, String preferredChannel, boolean doNotContact) {

    /** How we address them: 张先生, or the full name. */
    public String title() {
        return salutation.map(s -> familyName() + s).orElse(fullName);
    }

    private String familyName() {
        boolean compound = fullName.length() >= 4 && java.util.Set.of("欧阳", "上官", "司马", "诸葛", "司徒", "夏侯", "皇甫", "尉迟", "令狐", "慕容").contains(fullName.substring(0, 2));
        return fullName.substring(0, compound ? 2 : 1);
    }
}
